package vn.chitieu.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import vn.chitieu.planted.aggregation.KnowsIngestion;
import vn.chitieu.planted.application.KnowsAnAdapter;
import vn.chitieu.planted.contracts.KnowsSpring;
import vn.chitieu.planted.domain.HoldsADouble;
import vn.chitieu.planted.domain.KnowsASpringBean;
import vn.chitieu.planted.domain.MovesItsField;
import vn.chitieu.planted.domain.plain.AsksTheFirst;
import vn.chitieu.planted.ingestion.TouchedByAnotherService;
import vn.chitieu.planted.ingestion.UsesARoomOfTheWeb;
import vn.chitieu.planted.loop.one.KnowsTwo;
import vn.chitieu.planted.loop.two.KnowsOne;
import vn.chitieu.planted.report.KnowsHowItIsLaidOut;
import vn.chitieu.planted.storage.KnowsMessaging;
import vn.chitieu.planted.web.AsksSpringSecurity;
import vn.chitieu.planted.web.ListensInTheWrongRoom;
import vn.chitieu.planted.web.LooksAtTheWallClock;
import vn.chitieu.planted.web.MailsFromTheWeb;
import vn.chitieu.planted.web.MakesADecimalBinary;
import vn.chitieu.planted.web.PrintsSomething;
import vn.chitieu.planted.web.QueriesMongo;
import vn.chitieu.planted.web.ShowsItself;
import vn.chitieu.planted.web.TakesAFieldInjected;
import vn.chitieu.planted.web.WritesAWorkbook;
import vn.chitieu.planted.web.room.Inside;

/** Each rule catches the fault that is planted for it. */
class PlantedFaultsTest {

    private static final Map<String, Class<?>[]> FAULTS = faults();

    @TestFactory
    Stream<DynamicTest> catches() {
        return ArchitectureRules.all().entrySet().stream()
                .map(rule ->
                        DynamicTest.dynamicTest(rule.getKey(), () -> assertCaught(rule.getKey(), rule.getValue())));
    }

    @Test
    void everyRuleHasAFault() {
        assertThat(FAULTS.keySet()).isEqualTo(ArchitectureRules.all().keySet());
    }

    private static void assertCaught(String name, ArchRule rule) {
        Class<?>[] faults = FAULTS.get(name);
        JavaClasses planted = new ClassFileImporter().importClasses(faults);
        assertThatThrownBy(() -> rule.check(planted))
                .as(name)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(faults[0].getSimpleName());
    }

    private static Map<String, Class<?>[]> faults() {
        Map<String, Class<?>[]> faults = new LinkedHashMap<>();
        faults.put("domainIsPlainJava", of(KnowsASpringBean.class));
        faults.put("secondOpinionIsItsOwn", of(AsksTheFirst.class, HoldsADouble.class));
        faults.put("applicationKnowsOnlyTheDomain", of(KnowsAnAdapter.class));
        faults.put("reportsArePlainJava", of(KnowsHowItIsLaidOut.class));
        faults.put("adaptersDoNotKnowEachOther", of(KnowsMessaging.class, vn.chitieu.planted.messaging.Known.class));
        faults.put("adaptersAreHidden", of(ShowsItself.class));
        faults.put("roomsOfAnAdapterAreItsOwn", of(UsesARoomOfTheWeb.class, Inside.class));
        faults.put("servicesDoNotKnowEachOther", of(KnowsIngestion.class, TouchedByAnotherService.class));
        faults.put("sharedModulesKnowNoSpring", of(KnowsSpring.class));
        faults.put("listenersLiveInMessaging", of(ListensInTheWrongRoom.class));
        faults.put("mongoLivesInStorage", of(QueriesMongo.class));
        faults.put("mailLivesInDelivery", of(MailsFromTheWeb.class));
        faults.put("officeFilesLiveInOffice", of(WritesAWorkbook.class));
        faults.put("securityLivesInSecurity", of(AsksSpringSecurity.class));
        faults.put("timeComesFromAClock", of(LooksAtTheWallClock.class));
        faults.put("domainFieldsAreFinal", of(MovesItsField.class));
        faults.put("figuresAreDecimals", of(HoldsADouble.class));
        faults.put("decimalsStayDecimals", of(MakesADecimalBinary.class));
        faults.put("noFieldInjection", of(TakesAFieldInjected.class));
        faults.put("noPrinting", of(PrintsSomething.class));
        faults.put("packagesHaveNoCycles", of(KnowsTwo.class, KnowsOne.class));
        return faults;
    }

    private static Class<?>[] of(Class<?>... classes) {
        return classes;
    }
}
