package vn.chitieu.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.kafka.annotation.KafkaListener;

/**
 * Which way code may depend, and a few habits that a compiler does not check. Each rule has a name, under which
 * {@link PlantedFaultsTest} plants a fault that it has to catch.
 */
final class ArchitectureRules {

    private static final String[] SERVICES = {
        "vn.chitieu.ingestion..", "vn.chitieu.aggregation..", "vn.chitieu.notification..", "vn.chitieu.planted.."
    };
    private static final List<String> ADAPTERS =
            List.of("messaging", "storage", "web", "delivery", "office", "security", "scheduling");

    private static final String[] REPORTS = {"vn.chitieu.aggregation.report..", "vn.chitieu.planted.report.."};
    private static final String[] SHARED_KERNEL = {"vn.chitieu.contracts.vocabulary", "vn.chitieu.catalog"};

    private ArchitectureRules() {}

    /** Returns all rules by name. */
    static Map<String, ArchRule> all() {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put("domainIsPlainJava", domainIsPlainJava());
        rules.put("secondOpinionIsItsOwn", secondOpinionIsItsOwn());
        rules.put("applicationKnowsOnlyTheDomain", applicationKnowsOnlyTheDomain());
        rules.put("reportsArePlainJava", reportsArePlainJava());
        rules.put("adaptersDoNotKnowEachOther", adaptersDoNotKnowEachOther());
        rules.put("adaptersAreHidden", adaptersAreHidden());
        rules.put("roomsOfAnAdapterAreItsOwn", roomsOfAnAdapterAreItsOwn());
        rules.put("servicesDoNotKnowEachOther", servicesDoNotKnowEachOther());
        rules.put("sharedModulesKnowNoSpring", sharedModulesKnowNoSpring());
        rules.put("listenersLiveInMessaging", listenersLiveInMessaging());
        rules.put("mongoLivesInStorage", mongoLivesInStorage());
        rules.put("mailLivesInDelivery", mailLivesInDelivery());
        rules.put("officeFilesLiveInOffice", officeFilesLiveInOffice());
        rules.put("securityLivesInSecurity", securityLivesInSecurity());
        rules.put("timeComesFromAClock", timeComesFromAClock());
        rules.put("domainFieldsAreFinal", domainFieldsAreFinal());
        rules.put("figuresAreDecimals", figuresAreDecimals());
        rules.put("decimalsStayDecimals", decimalsStayDecimals());
        rules.put("noFieldInjection", NO_CLASSES_SHOULD_USE_FIELD_INJECTION);
        rules.put("noPrinting", noPrinting());
        rules.put("packagesHaveNoCycles", packagesHaveNoCycles());
        return rules;
    }

    private static ArchRule domainIsPlainJava() {
        return classes()
                .that()
                .resideInAPackage("..domain..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("..domain..", "java..", "javax.crypto..", "org.jspecify..")
                        .or(resideInAnyPackage(SHARED_KERNEL)));
    }

    /** It knows the shapes of results, and nothing that computes them (decision 84). */
    private static ArchRule secondOpinionIsItsOwn() {
        return noClasses()
                .that()
                .resideInAPackage("..domain.plain..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("..domain")
                        .and(DescribedPredicate.describe(
                                "are neither records, enums nor interfaces",
                                known -> !known.isRecord() && !known.isEnum() && !known.isInterface())));
    }

    private static ArchRule applicationKnowsOnlyTheDomain() {
        return classes()
                .that()
                .resideInAPackage("..application..")
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage("..application..", "..domain..", "java..", "org.jspecify..", "org.slf4j..")
                                .or(resideInAnyPackage(SHARED_KERNEL)));
    }

    /** What a report says is a matter of totals and words; what it looks like is one of adapters. */
    private static ArchRule reportsArePlainJava() {
        return classes()
                .that()
                .resideInAnyPackage(REPORTS)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(REPORTS)
                        .or(resideInAnyPackage("..application..", "..domain..", "java..", "org.jspecify.."))
                        .or(resideInAnyPackage(SHARED_KERNEL)));
    }

    private static ArchRule adaptersDoNotKnowEachOther() {
        return slices().assignedFrom(new Adapters()).should().notDependOnEachOther();
    }

    /** A large adapter is split into packages of its own, {@link #roomsOfAnAdapterAreItsOwn}. */
    private static ArchRule adaptersAreHidden() {
        return classes()
                .that()
                .resideInAnyPackage(ADAPTERS.stream().map(name -> ".." + name).toArray(String[]::new))
                .and()
                .resideInAnyPackage(SERVICES)
                .and()
                .areNotMemberClasses()
                .and()
                .doNotHaveSimpleName("package-info")
                .should()
                .notBePublic();
    }

    /** What is public in {@code web.body} is so for {@code web} alone. */
    private static ArchRule roomsOfAnAdapterAreItsOwn() {
        return classes()
                .that()
                .resideInAnyPackage(
                        ADAPTERS.stream().map(name -> ".." + name + ".*..").toArray(String[]::new))
                .and()
                .resideInAnyPackage(SERVICES)
                .should(new BeUsedByTheirAdapterAlone());
    }

    private static ArchRule servicesDoNotKnowEachOther() {
        return slices().assignedFrom(new Services()).should().notDependOnEachOther();
    }

    private static ArchRule sharedModulesKnowNoSpring() {
        return noClasses()
                .that()
                .resideInAnyPackage("vn.chitieu.contracts..", "vn.chitieu.catalog..", "vn.chitieu.planted.contracts..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework..");
    }

    private static ArchRule listenersLiveInMessaging() {
        return methods()
                .that()
                .areAnnotatedWith(KafkaListener.class)
                .should()
                .beDeclaredInClassesThat(resideInAnyPackage("..messaging.."));
    }

    private static ArchRule mongoLivesInStorage() {
        return noClasses()
                .that()
                .resideOutsideOfPackages("..storage..", "vn.chitieu.embedded..", "vn.chitieu.support.mongo..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.mongodb..", "org.bson..");
    }

    /** Hashing is a plain function, which may be used anywhere. */
    private static ArchRule securityLivesInSecurity() {
        return noClasses()
                .that()
                .resideOutsideOfPackage("..security..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.springframework.security..")
                        .and(not(resideInAnyPackage("org.springframework.security.crypto.."))));
    }

    private static ArchRule mailLivesInDelivery() {
        return noClasses()
                .that()
                .resideOutsideOfPackages("..delivery..", "vn.chitieu.embedded..", "vn.chitieu.localstack..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.mail..", "org.eclipse.angus..", "org.springframework.mail..");
    }

    private static ArchRule officeFilesLiveInOffice() {
        return noClasses()
                .that()
                .resideOutsideOfPackages("..office..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.poi..", "org.openxmlformats..", "org.apache.xmlbeans..");
    }

    /** Sees method references too ({@code Instant::now}), which {@code callMethod} does not. */
    private static ArchRule timeComesFromAClock() {
        return noClasses()
                .that()
                .resideInAnyPackage(SERVICES)
                .should()
                .accessTargetWhere(target(owner(assignableTo(Temporal.class)))
                        .and(target(name("now")))
                        .as("now() of a java.time class"))
                .orShould()
                .accessTargetWhere(
                        target(owner(assignableTo(System.class))).and(target(nameMatching("currentTimeMillis"))))
                .orShould()
                .callConstructor(java.util.Date.class)
                .because("every decision that looks at the clock gets it from an injected " + Clock.class.getName());
    }

    /** But for the draft of a case, which lives within one call of a pure function and is never seen outside of it. */
    private static ArchRule domainFieldsAreFinal() {
        return fields().that()
                .areDeclaredInClassesThat(resideInAnyPackage("..domain..").and(not(simpleName("CaseDraft"))))
                .should()
                .haveModifier(JavaModifier.FINAL);
    }

    private static ArchRule figuresAreDecimals() {
        return noFields()
                .that()
                .areDeclaredInClassesThat(resideInAnyPackage(
                        "..domain..",
                        "..application..",
                        "vn.chitieu.aggregation.report..",
                        "vn.chitieu.contracts..",
                        "vn.chitieu.catalog.."))
                .should()
                .haveRawType(double.class)
                .orShould()
                .haveRawType(Double.class)
                .orShould()
                .haveRawType(float.class)
                .orShould()
                .haveRawType(Float.class);
    }

    private static ArchRule decimalsStayDecimals() {
        return noClasses()
                .should()
                .accessTargetWhere(target(owner(assignableTo(BigDecimal.class)))
                        .and(target(nameMatching("doubleValue|floatValue")))
                        .as("a decimal that becomes binary"))
                .orShould()
                .callConstructor(BigDecimal.class, double.class)
                .orShould()
                .callMethod(BigDecimal.class, "valueOf", double.class);
    }

    /** What an operator calls from a shell answers there; a service logs. */
    private static ArchRule noPrinting() {
        return noClasses()
                .that()
                .resideInAnyPackage(SERVICES)
                .and()
                .resideOutsideOfPackage("..commands..")
                .should(ACCESS_STANDARD_STREAMS);
    }

    private static ArchRule packagesHaveNoCycles() {
        return slices().matching("vn.chitieu.(*).(**)").should().beFreeOfCycles();
    }

    /** The role packages web, messaging, storage, delivery, office, security and scheduling of each service alone. */
    private static final class Adapters implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
            String[] parts = javaClass.getPackageName().split("\\.");
            boolean isShared = javaClass.getPackageName().startsWith("vn.chitieu.support.");
            if (parts.length < 4 || isShared || !javaClass.getPackageName().startsWith("vn.chitieu.")) {
                return SliceIdentifier.ignore();
            }
            return ADAPTERS.contains(parts[3]) ? SliceIdentifier.of(parts[2], parts[3]) : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "adapters";
        }
    }

    /** Classes of {@code web.body} are used by {@code web} and the packages in it. */
    private static final class BeUsedByTheirAdapterAlone extends ArchCondition<JavaClass> {

        BeUsedByTheirAdapterAlone() {
            super("be used by their adapter alone");
        }

        @Override
        public void check(JavaClass room, ConditionEvents events) {
            room.getDirectDependenciesToSelf().stream()
                    .filter(use -> !adapter(use.getOriginClass()).equals(adapter(room)))
                    .forEach(use -> events.add(SimpleConditionEvent.violated(use, use.getDescription())));
        }

        /** Such as {@code vn.chitieu.ingestion.web}. */
        private static String adapter(JavaClass inside) {
            return Arrays.stream(inside.getPackageName().split("\\.")).limit(4).collect(Collectors.joining("."));
        }
    }

    /** The three services. */
    private static final class Services implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
            String[] parts = javaClass.getPackageName().split("\\.");
            String module = parts.length > 2 ? parts[2] : "";
            String planted = parts.length > 3 && module.equals("planted") ? parts[3] : module;
            return switch (planted) {
                case "ingestion", "aggregation", "notification" -> SliceIdentifier.of(module, planted);
                default -> SliceIdentifier.ignore();
            };
        }

        @Override
        public String getDescription() {
            return "services";
        }
    }
}
