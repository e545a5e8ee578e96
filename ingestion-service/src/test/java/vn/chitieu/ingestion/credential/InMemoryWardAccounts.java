package vn.chitieu.ingestion.credential;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import vn.chitieu.ingestion.IngestionProblemCode;

/** Accounts at a Kafka ingress without a broker. */
public final class InMemoryWardAccounts implements WardAccounts {

    private final Map<String, WardAccount> accounts = new ConcurrentHashMap<>();
    private final AtomicInteger passwords = new AtomicInteger();
    private volatile boolean answering = true;
    private volatile String stuck = "";

    @Override
    public boolean isConfigured() {
        return true;
    }

    @Override
    public WardAccount open(Credential credential) {
        answer();
        var account = new WardAccount(
                credential.id(),
                "password-" + passwords.incrementAndGet(),
                "SCRAM-SHA-512",
                credential.units().stream()
                        .sorted()
                        .map(unit -> new WardAccount.Topics(
                                unit, "ward-updates.thanh-hoa." + unit, "ward-answers.thanh-hoa." + unit))
                        .toList());
        accounts.put(credential.id(), account);
        return account;
    }

    @Override
    public void close(String credentialId) {
        answer();
        if (credentialId.equals(stuck)) {
            throw new IllegalStateException("expected to close " + credentialId + ", got an error");
        }
        accounts.remove(credentialId);
    }

    @Override
    public Set<String> opened() {
        answer();
        return Set.copyOf(accounts.keySet());
    }

    /** Returns the accounts that are open, by credential. */
    public Map<String, WardAccount> accounts() {
        return Map.copyOf(accounts);
    }

    /** Lets the account of a credential stay open whatever is done. */
    public void stuck(String credentialId) {
        stuck = credentialId;
    }

    /** Lets the broker answer from now on, or not. */
    public void answering(boolean answers) {
        answering = answers;
    }

    private void answer() {
        if (!answering) {
            throw IngestionProblemCode.DOOR_UNAVAILABLE.unavailable(new IllegalStateException("away"));
        }
    }
}
