package vn.chitieu.ingestion.credential.account;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialDeletion;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.ResourceNotFoundException;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.apache.kafka.common.resource.ResourcePatternFilter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chitieu.contracts.kafka.BrokerAccess;
import vn.chitieu.contracts.kafka.ServiceAccounts;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.ingestion.credential.Credential;
import vn.chitieu.ingestion.credential.WardAccount;
import vn.chitieu.ingestion.credential.WardAccounts;
import vn.chitieu.support.problem.UnavailableException;

/**
 * Accounts that the broker keeps: a SCRAM-SHA-512 credential, of which it has no more than a salted hash that is made
 * here, the rules of {@link BrokerAccess#rulesOfWard}, and quotas, because what comes in is kept. Each call is a
 * connection of its own, since there are few.
 */
final class KafkaWardAccounts implements WardAccounts {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaWardAccounts.class);
    private static final int PASSWORD_BYTES = 32;

    private final Map<String, Object> settings;
    private final SecureRandom random;
    private final Duration timeout;
    private final Map<String, Double> quotas;

    /**
     * Makes one for a broker.
     *
     * @param connection of a user that may alter the cluster
     * @param timeout timeout of each request to the broker
     * @param quotas of every account, by their names at the broker
     */
    KafkaWardAccounts(
            Map<String, Object> connection, SecureRandom random, Duration timeout, Map<String, Double> quotas) {
        this.quotas = Map.copyOf(quotas);
        this.settings = new HashMap<>(connection);
        this.random = random;
        this.timeout = timeout;
        int millis = Math.toIntExact(timeout.toMillis());
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
        settings.put(AdminClientConfig.CLIENT_ID_CONFIG, "ingestion-accounts");
    }

    @Override
    public boolean isConfigured() {
        return true;
    }

    /** The rules and quotas come first, so an account that can be signed in to has them. */
    @Override
    public WardAccount open(Credential credential) {
        String user = BrokerAccess.wardUser(credential.id());
        String city = Objects.requireNonNull(credential.onlyCity(), "expected a credential of one city");
        String password = newPassword();
        ask(admin -> {
            await(admin.createAcls(BrokerAccess.rulesOfWard(user, city, credential.units()))
                    .all());
            await(admin.alterClientQuotas(List.of(quotas(user, true))).all());
            await(admin.alterUserScramCredentials(List.of(ServiceAccounts.withPassword(user, password)))
                    .all());
            return true;
        });
        LOG.info("opened the account {} at the Kafka ingress for {} of {}", user, credential.units(), city);
        return new WardAccount(
                user,
                password,
                ServiceAccounts.MECHANISM.mechanismName(),
                credential.units().stream()
                        .sorted()
                        .map(unit -> new WardAccount.Topics(
                                unit, Topics.wardUpdates(city, unit), Topics.wardAnswers(city, unit)))
                        .toList());
    }

    /** The rules go first: every request is measured by them, those of connections that are open as well. */
    @Override
    public void close(String credentialId) {
        String user = BrokerAccess.wardUser(credentialId);
        boolean closed = ask(admin -> {
            await(admin.deleteAcls(List.of(rulesOf(user))).all());
            boolean deleted = isDeleted(admin, user);
            await(admin.alterClientQuotas(List.of(quotas(user, false))).all());
            return deleted;
        });
        if (closed) {
            LOG.info("closed the account {} at the Kafka ingress", user);
        }
    }

    @Override
    public Set<String> opened() {
        String prefix = BrokerAccess.wardUser("");
        return ask(admin -> await(admin.describeUserScramCredentials().users()).stream()
                .filter(user -> user.startsWith(prefix))
                .map(user -> user.substring(prefix.length()))
                .collect(Collectors.toUnmodifiableSet()));
    }

    private boolean isDeleted(Admin admin, String user)
            throws ExecutionException, TimeoutException, InterruptedException {
        try {
            UserScramCredentialAlteration deletion = new UserScramCredentialDeletion(user, ServiceAccounts.MECHANISM);
            await(admin.alterUserScramCredentials(List.of(deletion)).all());
            return true;
        } catch (ExecutionException refused) {
            if (refused.getCause() instanceof ResourceNotFoundException) {
                return false;
            }
            throw refused;
        }
    }

    private ClientQuotaAlteration quotas(String user, boolean set) {
        return new ClientQuotaAlteration(
                new ClientQuotaEntity(Map.of(ClientQuotaEntity.USER, user)),
                quotas.entrySet().stream()
                        .map(quota -> new ClientQuotaAlteration.Op(quota.getKey(), set ? quota.getValue() : null))
                        .toList());
    }

    private static AclBindingFilter rulesOf(String user) {
        return new AclBindingFilter(
                ResourcePatternFilter.ANY,
                new AccessControlEntryFilter("User:" + user, null, AclOperation.ANY, AclPermissionType.ANY));
    }

    private String newPassword() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private <T> T ask(Question<T> question) {
        try (Admin admin = Admin.create(settings)) {
            return question.ask(admin);
        } catch (ExecutionException refused) {
            throw unavailable(refused.getCause() == null ? refused : refused.getCause());
        } catch (TimeoutException | KafkaException silent) {
            throw unavailable(silent);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw unavailable(stopping);
        }
    }

    private static UnavailableException unavailable(Throwable cause) {
        LOG.warn("the broker does nothing about accounts at the Kafka ingress: {}", cause.toString());
        return IngestionProblemCode.DOOR_UNAVAILABLE.unavailable(cause);
    }

    private <T> T await(KafkaFuture<T> answer) throws ExecutionException, TimeoutException, InterruptedException {
        return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    private interface Question<T> {
        T ask(Admin admin) throws ExecutionException, TimeoutException, InterruptedException;
    }
}
