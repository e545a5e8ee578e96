package vn.chitieu.contracts.kafka;

import static org.apache.kafka.common.acl.AclOperation.ALTER;
import static org.apache.kafka.common.acl.AclOperation.ALTER_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.apache.kafka.common.resource.PatternType.LITERAL;
import static org.apache.kafka.common.resource.PatternType.PREFIXED;
import static org.apache.kafka.common.resource.ResourceType.CLUSTER;
import static org.apache.kafka.common.resource.ResourceType.GROUP;
import static org.apache.kafka.common.resource.ResourceType.TOPIC;
import static org.apache.kafka.common.resource.ResourceType.TRANSACTIONAL_ID;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.Resource;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * ACLs of the services' and units' accounts: the one list from which every broker's rules are made, by least privilege.
 * Applying it is idempotent: a rule that the broker has already stays as it is.
 */
public final class BrokerAccess {

    private static final String WARD_USER = "ward-";
    private static final String ANY_HOST = "*";

    private BrokerAccess() {}

    /** The services that authenticate at the broker, beside the wards. */
    public enum Service {
        /** Takes updates, keeps them on the log, and opens the accounts of the wards. */
        INGESTION,
        /** Folds updates into totals. */
        AGGREGATION,
        /** Notifies leaders. */
        NOTIFICATION;

        /** Returns the name of its user. */
        public String user() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Returns all that its user may do. */
        public List<AclBinding> rules() {
            Rules rules = new Rules(user());
            switch (this) {
                case INGESTION -> ingestion(rules);
                case AGGREGATION -> aggregation(rules);
                case NOTIFICATION -> notification(rules);
            }
            return List.copyOf(rules.all);
        }
    }

    /** Returns the name of the user that belongs to a credential: no service has such a name. */
    public static String wardUser(String credential) {
        return WARD_USER + credential;
    }

    /**
     * Returns all that a ward's user may do: write on the topics of its units, read what is answered there, and read in
     * groups whose names begin with the user's own.
     *
     * @param user as by {@link #wardUser}; all credentials have ids of one length, so no user's name begins another's
     * @param city the id of the units' city
     * @param units permanent ids
     */
    public static List<AclBinding> rulesOfWard(String user, String city, Collection<String> units) {
        Rules rules = new Rules(user);
        for (String unit : units) {
            rules.may(TOPIC, LITERAL, Topics.wardUpdates(city, unit), WRITE, DESCRIBE);
            rules.may(TOPIC, LITERAL, Topics.wardAnswers(city, unit), READ, DESCRIBE);
        }
        rules.may(GROUP, PREFIXED, user, READ);
        return List.copyOf(rules.all);
    }

    private static void ingestion(Rules rules) {
        // A replay reads a refused record where it lies and sends it there again.
        rules.may(TOPIC, LITERAL, Topics.INDICATOR_UPDATES, CREATE, DESCRIBE_CONFIGS, READ, WRITE);
        rules.may(TOPIC, LITERAL, Topics.TARGET_ASSIGNMENTS, CREATE, DESCRIBE_CONFIGS, READ, WRITE);
        rules.may(TOPIC, LITERAL, Topics.UNIT_REMARKS, CREATE, DESCRIBE_CONFIGS, WRITE);
        rules.may(TOPIC, LITERAL, Topics.REJECTION_COUNTS, CREATE, DESCRIBE_CONFIGS, WRITE);
        rules.may(TOPIC, LITERAL, Topics.ACCOUNT_INVITATIONS, CREATE, DESCRIBE_CONFIGS, WRITE);
        rules.may(TOPIC, PREFIXED, Topics.WARD_UPDATES, CREATE, DESCRIBE_CONFIGS, READ, WRITE);
        rules.may(TOPIC, PREFIXED, Topics.WARD_ANSWERS, CREATE, DESCRIBE_CONFIGS, WRITE);
        rules.may(TOPIC, LITERAL, Topics.REJECTED_UPDATES, CREATE, DESCRIBE_CONFIGS, READ, WRITE);
        rules.may(TOPIC, LITERAL, Topics.QUARTERLY_TOTALS, CREATE, DESCRIBE_CONFIGS, READ);
        rules.may(TOPIC, LITERAL, Topics.STORE_MARKS, CREATE, DESCRIBE_CONFIGS, READ, WRITE);
        rules.may(TOPIC, LITERAL, Topics.CITY_CATALOGS, CREATE, DESCRIBE_CONFIGS, READ, WRITE);
        rules.may(GROUP, PREFIXED, rules.user, READ);
        rules.may(TRANSACTIONAL_ID, PREFIXED, rules.user, WRITE);
        // Opens and closes the accounts of the wards with their quotas, and sees which there are.
        rules.may(CLUSTER, LITERAL, Resource.CLUSTER_NAME, ALTER, ALTER_CONFIGS, DESCRIBE);
    }

    private static void aggregation(Rules rules) {
        rules.may(TOPIC, LITERAL, Topics.INDICATOR_UPDATES, CREATE, DESCRIBE_CONFIGS, READ);
        rules.may(TOPIC, LITERAL, Topics.TARGET_ASSIGNMENTS, CREATE, DESCRIBE_CONFIGS, READ);
        rules.may(TOPIC, LITERAL, Topics.QUARTERLY_TOTALS, CREATE, DESCRIBE_CONFIGS, READ, WRITE);
        rules.may(TOPIC, LITERAL, Topics.REJECTED_UPDATES, CREATE, DESCRIBE_CONFIGS, WRITE);
        // The page of a unit shows how many of its rows were rejected.
        rules.may(TOPIC, LITERAL, Topics.REJECTION_COUNTS, CREATE, DESCRIBE_CONFIGS, READ);
        // The report has what was answered to alerts, and what units remarked.
        rules.may(TOPIC, LITERAL, Topics.ALERT_EVENTS, CREATE, DESCRIBE_CONFIGS, READ);
        rules.may(TOPIC, LITERAL, Topics.UNIT_REMARKS, CREATE, DESCRIBE_CONFIGS, READ);
        rules.may(TOPIC, LITERAL, Topics.CITY_CATALOGS, CREATE, DESCRIBE_CONFIGS, READ);
        rules.may(GROUP, PREFIXED, rules.user, READ);
        rules.may(GROUP, PREFIXED, "live-totals-", READ);
    }

    private static void notification(Rules rules) {
        rules.may(TOPIC, LITERAL, Topics.QUARTERLY_TOTALS, CREATE, DESCRIBE_CONFIGS, READ);
        rules.may(TOPIC, LITERAL, Topics.REJECTED_UPDATES, CREATE, DESCRIBE_CONFIGS, READ);
        rules.may(TOPIC, LITERAL, Topics.ACCOUNT_INVITATIONS, CREATE, DESCRIBE_CONFIGS, READ);
        // The head of a unit gets a mail when a remark was answered.
        rules.may(TOPIC, LITERAL, Topics.UNIT_REMARKS, CREATE, DESCRIBE_CONFIGS, READ);
        rules.may(TOPIC, LITERAL, Topics.ALERT_EVENTS, CREATE, DESCRIBE_CONFIGS, WRITE);
        rules.may(TOPIC, LITERAL, Topics.STORE_MARKS, CREATE, DESCRIBE_CONFIGS, READ, WRITE);
        rules.may(TOPIC, LITERAL, Topics.CITY_CATALOGS, CREATE, DESCRIBE_CONFIGS, READ);
        rules.may(GROUP, PREFIXED, rules.user, READ);
    }

    private static final class Rules {
        private final String user;
        private final List<AclBinding> all = new ArrayList<>();

        private Rules(String user) {
            this.user = user;
        }

        private void may(ResourceType type, PatternType pattern, String name, AclOperation... operations) {
            for (AclOperation operation : operations) {
                all.add(new AclBinding(
                        new ResourcePattern(type, name, pattern),
                        new AccessControlEntry("User:" + user, ANY_HOST, operation, AclPermissionType.ALLOW)));
            }
        }
    }
}
