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
import vn.chitieu.planted.contracts.KnowsSpring;
import vn.chitieu.planted.ingestion.TouchedByAnotherService;
import vn.chitieu.planted.loop.one.KnowsTwo;
import vn.chitieu.planted.loop.two.KnowsOne;
import vn.chitieu.planted.model.HoldsADouble;
import vn.chitieu.planted.model.IsAService;
import vn.chitieu.planted.model.KnowsASpringBean;
import vn.chitieu.planted.model.MovesItsField;
import vn.chitieu.planted.web.AnswersBesideTheDispatcher;
import vn.chitieu.planted.web.AsksSpringSecurity;
import vn.chitieu.planted.web.AuthenticatesItselfController;
import vn.chitieu.planted.web.ListensInTheWrongRoom;
import vn.chitieu.planted.web.LooksAtTheWallClock;
import vn.chitieu.planted.web.MailsFromTheWeb;
import vn.chitieu.planted.web.MakesADecimalBinary;
import vn.chitieu.planted.web.PrintsSomething;
import vn.chitieu.planted.web.QueriesMongo;
import vn.chitieu.planted.web.RequiresWhatMayBeNull;
import vn.chitieu.planted.web.TakesAFieldInjected;
import vn.chitieu.planted.web.WritesAWorkbook;
import vn.chitieu.planted.wiring.WiresInTheRoot;
import vn.chitieu.planted.wiring.feature.WiresAFeature;
import vn.chitieu.planted.wiring.feature.WiresItASecondTime;

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
        faults.put("servicesDoNotKnowEachOther", of(KnowsIngestion.class, TouchedByAnotherService.class));
        faults.put("sharedModulesKnowNoSpring", of(KnowsSpring.class));
        faults.put("listenersAreNamedSo", of(ListensInTheWrongRoom.class));
        faults.put("mongoIsInStores", of(QueriesMongo.class));
        faults.put("mailIsInMail", of(MailsFromTheWeb.class));
        faults.put("officeFilesAreInTheirWriters", of(WritesAWorkbook.class));
        faults.put("securityIsInSecurity", of(AsksSpringSecurity.class));
        faults.put("controllersAreBehindTheFilterChain", of(AuthenticatesItselfController.class));
        faults.put("requestsGoThroughTheDispatcher", of(AnswersBesideTheDispatcher.class));
        faults.put("optionalParametersAreNotRequired", of(RequiresWhatMayBeNull.class));
        faults.put("timeComesFromAClock", of(LooksAtTheWallClock.class));
        faults.put("valuesAreFinal", of(MovesItsField.class));
        faults.put("valuesAreNoBeans", of(IsAService.class));
        faults.put("figuresAreDecimals", of(HoldsADouble.class));
        faults.put("decimalsStayDecimals", of(MakesADecimalBinary.class));
        faults.put("featuresWireThemselves", of(WiresInTheRoot.class));
        faults.put("aFeatureHasOneConfiguration", of(WiresAFeature.class, WiresItASecondTime.class));
        faults.put("noFieldInjection", of(TakesAFieldInjected.class));
        faults.put("noPrinting", of(PrintsSomething.class));
        faults.put("packagesHaveNoCycles", of(KnowsTwo.class, KnowsOne.class));
        return faults;
    }

    private static Class<?>[] of(Class<?>... classes) {
        return classes;
    }
}
