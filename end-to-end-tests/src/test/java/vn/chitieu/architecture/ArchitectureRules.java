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
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.lang.reflect.Parameter;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.temporal.Temporal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;

/**
 * Which way code may depend, and a few habits that a compiler does not check. Each rule has a name, under which
 * {@link PlantedFaultsTest} plants a fault that it has to catch. What is an adapter, and so may know a framework, is
 * said by {@link Adapters}.
 */
final class ArchitectureRules {

    private static final String[] SERVICES = {
        "vn.chitieu.ingestion..", "vn.chitieu.aggregation..", "vn.chitieu.notification..", "vn.chitieu.planted.."
    };
    private static final String[] SHARED_KERNEL = {
        "vn.chitieu.contracts",
        "vn.chitieu.contracts.vocabulary",
        "vn.chitieu.catalog",
        "vn.chitieu.catalog.territory",
        "vn.chitieu.reference",
        "vn.chitieu.support.link"
    };
    /** Values and pure functions without a field that moves. */
    private static final String[] VALUES = {
        "vn.chitieu.ingestion.update..",
        "vn.chitieu.ingestion.policy..",
        "vn.chitieu.aggregation.model..",
        "vn.chitieu.aggregation.calculation..",
        "vn.chitieu.notification.notice..",
        "vn.chitieu.notification.cases.model..",
        "vn.chitieu.notification.cases.policy..",
        "vn.chitieu.notification.cases.rules..",
        "vn.chitieu.notification.cases.life..",
        "vn.chitieu.planted.model.."
    };

    private ArchitectureRules() {}

    /** Returns all rules by name. */
    static Map<String, ArchRule> all() {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put("domainIsPlainJava", domainIsPlainJava());
        rules.put("servicesDoNotKnowEachOther", servicesDoNotKnowEachOther());
        rules.put("sharedModulesKnowNoSpring", sharedModulesKnowNoSpring());
        rules.put("listenersAreNamedSo", listenersAreNamedSo());
        rules.put("mongoIsInStores", mongoIsInStores());
        rules.put("mailIsInMail", mailIsInMail());
        rules.put("officeFilesAreInTheirWriters", officeFilesAreInTheirWriters());
        rules.put("securityIsInSecurity", securityIsInSecurity());
        rules.put("controllersAreBehindTheFilterChain", controllersAreBehindTheFilterChain());
        rules.put("requestsGoThroughTheDispatcher", requestsGoThroughTheDispatcher());
        rules.put("optionalParametersAreNotRequired", optionalParametersAreNotRequired());
        rules.put("timeComesFromAClock", timeComesFromAClock());
        rules.put("valuesAreFinal", valuesAreFinal());
        rules.put("valuesAreNoBeans", valuesAreNoBeans());
        rules.put("figuresAreDecimals", figuresAreDecimals());
        rules.put("decimalsStayDecimals", decimalsStayDecimals());
        rules.put("featuresWireThemselves", featuresWireThemselves());
        rules.put("aFeatureHasOneConfiguration", aFeatureHasOneConfiguration());
        rules.put("noFieldInjection", NO_CLASSES_SHOULD_USE_FIELD_INJECTION);
        rules.put("noPrinting", noPrinting());
        rules.put("packagesHaveNoCycles", packagesHaveNoCycles());
        return rules;
    }

    /**
     * All of a service but its adapters: no framework but the names that make a class a bean, no driver, no codec; what
     * is away may be named, and a fault may be asked whether it is that of one city alone.
     */
    private static ArchRule domainIsPlainJava() {
        DescribedPredicate<JavaClass> domain = resideInAnyPackage(SERVICES)
                .and(not(Adapters.ADAPTERS))
                .as("classes of the services that are no adapters");
        return classes()
                .that(domain)
                .should()
                .onlyDependOnClassesThat(domain.or(resideInAnyPackage(
                                "java..",
                                "javax.crypto..",
                                "org.jspecify..",
                                "org.slf4j..",
                                "org.springframework.modulith..",
                                "org.springframework.stereotype.."))
                        .or(resideInAnyPackage(SHARED_KERNEL))
                        .or(name("vn.chitieu.support.problem.UnavailableException")
                                .forSubtype())
                        .or(name("vn.chitieu.aggregation.fold.CityFault").forSubtype()));
    }

    private static ArchRule servicesDoNotKnowEachOther() {
        return slices().assignedFrom(new Services()).should().notDependOnEachOther();
    }

    private static ArchRule sharedModulesKnowNoSpring() {
        return noClasses()
                .that()
                .resideInAnyPackage(
                        "vn.chitieu.contracts..",
                        "vn.chitieu.catalog..",
                        "vn.chitieu.reference..",
                        "vn.chitieu.planted.contracts..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework..");
    }

    private static ArchRule listenersAreNamedSo() {
        return methods()
                .that()
                .areAnnotatedWith(KafkaListener.class)
                .should()
                .beDeclaredInClassesThat()
                .haveSimpleNameEndingWith("Listener");
    }

    private static ArchRule mongoIsInStores() {
        return noClasses()
                .that(not(Adapters.STORES)
                        .and(not(resideInAnyPackage(
                                "vn.chitieu.embedded..",
                                "vn.chitieu.support.mongo..",
                                "vn.chitieu.support.session.."))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.mongodb..", "org.bson..");
    }

    private static ArchRule mailIsInMail() {
        return noClasses()
                .that(not(Adapters.MAILERS)
                        .and(not(resideInAnyPackage("vn.chitieu.embedded..", "vn.chitieu.localstack.."))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.mail..", "org.eclipse.angus..", "org.springframework.mail..");
    }

    private static ArchRule officeFilesAreInTheirWriters() {
        return noClasses()
                .that(not(Adapters.OFFICE_FILES))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.poi..", "org.openxmlformats..", "org.apache.xmlbeans..");
    }

    /** Hashing is a plain function, which may be used anywhere. */
    private static ArchRule securityIsInSecurity() {
        return noClasses()
                .that(not(Adapters.DOORKEEPERS))
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.springframework.security..")
                        .and(not(resideInAnyPackage("org.springframework.security.crypto.."))));
    }

    /**
     * Who a caller is was settled by the filter chain; what is left for a controller is to count what was sent, and to
     * keep the token of a link that was let in.
     */
    private static ArchRule controllersAreBehindTheFilterChain() {
        return noClasses()
                .that()
                .haveSimpleNameEndingWith("Controller")
                .and()
                .resideInAnyPackage(SERVICES)
                .should()
                .dependOnClassesThat(resideInAnyPackage("vn.chitieu.ingestion.authentication..")
                        .and(not(simpleName("RequestRateLimiter")))
                        .and(not(simpleName("EntryLinkCookie")))
                        .and(not(nameMatching(".*\\.AccessProperties(\\$\\w+)?"))));
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
    private static ArchRule valuesAreFinal() {
        return fields().that()
                .areDeclaredInClassesThat(
                        resideInAnyPackage(VALUES).and(not(Adapters.ADAPTERS)).and(not(simpleName("CaseDraft"))))
                .should()
                .haveModifier(JavaModifier.FINAL);
    }

    /** A pure function is made by its caller, or by the configuration of its feature. */
    private static ArchRule valuesAreNoBeans() {
        return noClasses()
                .that(resideInAnyPackage(VALUES).and(not(Adapters.ADAPTERS)))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework.stereotype..");
    }

    private static ArchRule figuresAreDecimals() {
        return noFields()
                .that()
                .areDeclaredInClassesThat(resideInAnyPackage(SERVICES)
                        .and(not(Adapters.ADAPTERS))
                        .or(resideInAnyPackage(
                                "vn.chitieu.contracts..", "vn.chitieu.catalog..", "vn.chitieu.reference..")))
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

    /**
     * Beans of foreign types are made in the package that uses them; the root has what describes the whole service: its
     * API and the files of its pages.
     */
    private static ArchRule featuresWireThemselves() {
        return noClasses()
                .that()
                .resideInAnyPackage(
                        "vn.chitieu.ingestion",
                        "vn.chitieu.aggregation",
                        "vn.chitieu.notification",
                        "vn.chitieu.planted.wiring")
                .and()
                .haveSimpleNameNotEndingWith("ApiDescription")
                .and()
                .doNotHaveSimpleName("StaticFiles")
                .and()
                .doNotHaveSimpleName("PageFiles")
                .and()
                .doNotHaveSimpleName("IngestionWebConfiguration")
                .should()
                .beAnnotatedWith(Configuration.class);
    }

    private static ArchRule aFeatureHasOneConfiguration() {
        return classes()
                .that()
                .areTopLevelClasses()
                .and()
                .areAnnotatedWith(Configuration.class)
                .and()
                .resideInAnyPackage(
                        "vn.chitieu.ingestion.(*)..",
                        "vn.chitieu.aggregation.(*)..",
                        "vn.chitieu.notification.(*)..",
                        "vn.chitieu.planted.wiring..")
                .should(new OnlyConfigurationOfItsPackage());
    }

    /** Controllers alone answer, so that a path has one handler. */
    private static ArchRule requestsGoThroughTheDispatcher() {
        return noClasses()
                .that()
                .resideInAnyPackage(SERVICES)
                .should()
                .beAssignableTo("jakarta.servlet.Servlet")
                .orShould()
                .dependOnClassesThat()
                .haveSimpleName("ServletRegistrationBean");
    }

    /**
     * Where a parameter is absent that is required by its annotation, Spring looks with reflection for whether it may
     * be null, at every request: 88 of 626 samples of a query (docs/benchmarks.md).
     */
    private static ArchRule optionalParametersAreNotRequired() {
        return methods()
                .that()
                .areDeclaredInClassesThat(resideInAnyPackage(SERVICES))
                .should(new SayWhatIsOptional());
    }

    /** What an operator calls from a shell answers there; a service logs. */
    private static ArchRule noPrinting() {
        return noClasses()
                .that()
                .resideInAnyPackage(SERVICES)
                .and(not(Adapters.COMMANDS))
                .should(ACCESS_STANDARD_STREAMS);
    }

    private static ArchRule packagesHaveNoCycles() {
        return slices().matching("vn.chitieu.(*).(**)").should().beFreeOfCycles();
    }

    /** No other class of the package is a configuration; one within a class counts as part of it. */
    private static final class OnlyConfigurationOfItsPackage extends ArchCondition<JavaClass> {

        OnlyConfigurationOfItsPackage() {
            super("be the only configuration of its package");
        }

        @Override
        public void check(JavaClass configuration, ConditionEvents events) {
            long all = configuration.getPackage().getClasses().stream()
                    .filter(one -> one.isTopLevelClass() && one.isAnnotatedWith(Configuration.class))
                    .count();
            events.add(new SimpleConditionEvent(
                    configuration,
                    all == 1,
                    configuration.getPackageName() + " has " + all + " configurations, " + configuration.getName()));
        }
    }

    /** A parameter of the request that may be null is not required by its annotation. */
    private static final class SayWhatIsOptional extends ArchCondition<JavaMethod> {

        SayWhatIsOptional() {
            super("require no parameter of the request that may be null");
        }

        @Override
        public void check(JavaMethod method, ConditionEvents events) {
            for (Parameter parameter : method.reflect().getParameters()) {
                RequestParam param = parameter.getAnnotation(RequestParam.class);
                RequestHeader header = parameter.getAnnotation(RequestHeader.class);
                boolean required = param != null && requires(param.required(), param.defaultValue())
                        || header != null && requires(header.required(), header.defaultValue());
                boolean nullable = parameter.getAnnotatedType().isAnnotationPresent(Nullable.class);
                events.add(new SimpleConditionEvent(
                        method, !required || !nullable, method.getFullName() + " requires " + parameter));
            }
        }

        private static boolean requires(boolean required, String defaultValue) {
            return required && defaultValue.equals(ValueConstants.DEFAULT_NONE);
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
