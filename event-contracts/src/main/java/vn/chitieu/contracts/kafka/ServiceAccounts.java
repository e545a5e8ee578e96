package vn.chitieu.contracts.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclBinding;
import vn.chitieu.contracts.kafka.BrokerAccess.Service;

/**
 * Creates the services' SCRAM accounts and ACLs at a broker. Idempotent; with another password it replaces the
 * password.
 */
public final class ServiceAccounts {

    /** How an account is proven. */
    public static final ScramMechanism MECHANISM = ScramMechanism.SCRAM_SHA_512;

    /** Rounds of the hash that the broker keeps; the passwords are random, so more would only cost time. */
    private static final ScramCredentialInfo HASH = new ScramCredentialInfo(MECHANISM, 8_192);

    private final Admin admin;
    private final Duration timeout;

    /**
     * Makes one for a broker.
     *
     * @param admin a client that may alter the cluster; closed by the caller
     * @param timeout timeout of each request to the broker
     */
    public ServiceAccounts(Admin admin, Duration timeout) {
        this.admin = admin;
        this.timeout = timeout;
    }

    /** Returns what gives an account a password. */
    public static UserScramCredentialAlteration withPassword(String user, String password) {
        return new UserScramCredentialUpsertion(user, HASH, password);
    }

    /**
     * Gives every service its rules, and those that have a password here an account with it.
     *
     * @throws IllegalStateException if the broker does not answer in time or refuses
     */
    public void issue(Map<Service, String> passwords) {
        List<AclBinding> rules = new ArrayList<>();
        for (Service service : Service.values()) {
            rules.addAll(service.rules());
        }
        await(admin.createAcls(rules).all());
        if (!passwords.isEmpty()) {
            await(admin.alterUserScramCredentials(passwords.entrySet().stream()
                            .map(one -> withPassword(one.getKey().user(), one.getValue()))
                            .toList())
                    .all());
        }
    }

    private void await(KafkaFuture<Void> answer) {
        try {
            answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException refused) {
            throw new IllegalStateException("the broker gave the services no accounts: " + refused.getCause(), refused);
        } catch (TimeoutException silent) {
            throw new IllegalStateException("the broker did not answer within " + timeout, silent);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the broker gave the services accounts", stopping);
        }
    }
}
