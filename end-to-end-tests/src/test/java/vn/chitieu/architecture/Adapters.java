package vn.chitieu.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which classes of the services are adapters: by their package where a whole package is one, else by the name that a
 * class has for what it does ({@code MongoCases}, {@code CasesController}). A nested class is what its outer class is.
 */
final class Adapters {

    private static final List<String> PACKAGES = List.of(
            "ingestion",
            "ingestion.account",
            "ingestion.authentication",
            "ingestion.catalogdraft",
            "ingestion.credential.account",
            "ingestion.format",
            "ingestion.identity",
            "ingestion.kafkaingress",
            "aggregation",
            "aggregation.access",
            "aggregation.report.layout",
            "notification",
            "notification.access",
            "notification.mail",
            "planted.adapter");

    private static final Pattern NAMES =
            Pattern.compile("(Mongo|Kafka|Xlsx|Docx|Micrometer)\\w+|\\w+(Documents|Configuration|Properties"
                    + "|Settings|Controller|ProblemCode|Filter|Listener|Consumer|Client|HealthIndicator|Metrics|Command|Lifecycle"
                    + "|Renderer|ApiDescription)");

    /** Adapters whose names do not say so yet. */
    private static final Set<String> ALSO = Set.of(
            "AccountView",
            "AcknowledgedSend",
            "AdministrationRequests",
            "AlertEventsRelay",
            "AnswerForm",
            "AssignedTargetsReader",
            "BoundedBodySubscriber",
            "BulkWrites",
            "CaseParts",
            "CasesAnswer",
            "CatalogFault",
            "CatalogPage",
            "CheckedCollection",
            "CityCatchUp",
            "CityFault",
            "CityOption",
            "CityPartition",
            "ComparedCities",
            "ComparisonAnswer",
            "CompletenessAnswer",
            "ConfirmationRequests",
            "ConfirmationsAnswer",
            "ContributionsAnswer",
            "CredentialStoreView",
            "CredentialView",
            "DeadLetterMapper",
            "DeadLetterPublisher",
            "DraftView",
            "DutiesAnswer",
            "EditionTags",
            "EventMessageWriter",
            "EventRecordWriter",
            "FigureAlertsAnswer",
            "FiguresAnswer",
            "IdempotencyKey",
            "LogMonitor",
            "MailsOfTheCity",
            "NoticeCodec",
            "MimePreviewReader",
            "OutboxAuditScheduler",
            "OutboxDispatcher",
            "PackedReader",
            "PackedWriter",
            "PageWords",
            "PositionSeeker",
            "QuarterOfUnit",
            "QuestionRateLimiter",
            "QuestionsAnswer",
            "ReassessmentScheduler",
            "ReceiptBucket",
            "RecordLookup",
            "RejectionsAnswer",
            "RemarkRequests",
            "RemarksAnswer",
            "RequestedCases",
            "RevisionsAnswer",
            "SenderCatalogs",
            "SenderTimes",
            "SessionStreams",
            "SilencesAnswer",
            "SpooledRowSource",
            "StreamSubscriber",
            "StrictJsonObject",
            "SubmissionAnswer",
            "SubmissionParameters",
            "SubmissionReader",
            "SubmissionResponse",
            "SubmissionResultWriter",
            "SubmissionResults",
            "TargetRecordReader",
            "TargetsAnswer",
            "TopicReading",
            "TotalsBacklog",
            "TotalsResponseCache",
            "TracedChannel",
            "TracedRouter",
            "UnitTotalsReader",
            "UnitsAnswer",
            "UpdateReader",
            "WebhookChannel");

    /** What the name alone would take for an adapter, and is none. */
    private static final Set<String> NONE = Set.of("DamagedDocuments");

    /** What may know a framework, a driver or a codec. */
    static final DescribedPredicate<JavaClass> ADAPTERS = describe("are adapters", Adapters::isAdapter);

    /** What may know the driver of MongoDB; a configuration makes a bean of it. */
    static final DescribedPredicate<JavaClass> STORES = describe(
            "are of a store",
            known -> outer(known)
                    .matches("Mongo\\w+|\\w+Documents|\\w+Configuration|BulkWrites"
                            + "|CaseParts|CheckedCollection|NoticeCodec|Packed(Reader|Writer)|ReceiptBucket"));

    /** What may know Jakarta Mail. */
    static final DescribedPredicate<JavaClass> MAILERS = describe(
            "are of mail",
            known -> known.getPackageName().equals("vn.chitieu.notification.mail")
                    || outer(known).equals("MimePreviewReader"));

    /** What may know POI. */
    static final DescribedPredicate<JavaClass> OFFICE_FILES = describe(
            "write office files", known -> outer(known).matches("(Xlsx|Docx)\\w+|DocxLayout|FileMetadata|XlsxStyles"));

    /** What may know Spring Security: the application itself, what signs in, and who may do what. */
    static final DescribedPredicate<JavaClass> DOORKEEPERS = describe(
            "are of sign-in",
            known -> known.getPackageName()
                            .matches(
                                    "vn\\.chitieu\\.(\\w+|support\\.(security|identity)|\\w+\\.(authentication|access|identity|entry))")
                    || outer(known).matches("CityAuthority|CallerCities|CatalogAutoConfiguration"));

    /** What an operator calls from a shell, and what may therefore print. */
    static final DescribedPredicate<JavaClass> COMMANDS =
            describe("are commands", known -> outer(known).matches("\\w+Command|RebuildConfiguration"));

    private Adapters() {}

    private static boolean isAdapter(JavaClass known) {
        String inside = known.getPackageName().replaceFirst("^vn\\.chitieu\\.?", "");
        return PACKAGES.contains(inside)
                || ALSO.contains(outer(known))
                || ALSO.contains(inside + "." + outer(known))
                || NAMES.matcher(outer(known)).matches() && !NONE.contains(outer(known));
    }

    /** Returns the simple name of the top class that a class is in. */
    private static String outer(JavaClass known) {
        String name = known.getName().substring(known.getPackageName().length() + 1);
        return name.replaceFirst("\\$.*", "").replaceFirst("\\[]$", "");
    }
}
