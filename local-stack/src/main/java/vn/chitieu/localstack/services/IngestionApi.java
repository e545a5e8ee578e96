package vn.chitieu.localstack.services;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.sample.SampleUpdate;
import vn.chitieu.localstack.StackException;

/** The ingestion service as its clients see it. */
public final class IngestionApi {

    private static final int ACCEPTED = 202;
    private static final int CREATED = 201;

    private final JsonOverHttp http;
    private final JsonOverHttp credentials;
    private final String adminKey;

    /** Takes the address of the service and the key that issues others. */
    public IngestionApi(URI base, String adminKey) {
        this(base, adminKey, "");
    }

    /**
     * Takes the address of the service, the key that issues others, and whose credentials it issues. What is sent
     * belongs to the city of the credential.
     *
     * @param city id of the city; empty for the one that the service takes for meant
     */
    public IngestionApi(URI base, String adminKey, String city) {
        this.http = new JsonOverHttp(base, "");
        this.credentials = new JsonOverHttp(base, city);
        this.adminKey = adminKey;
    }

    /**
     * Issues a credential.
     *
     * @return its key, which the service shows this once
     */
    public String issue(String name, Right right, List<String> units) {
        return issue(new NewCredential(name, List.of(right), units, List.of()));
    }

    /**
     * Issues a credential that assigns targets.
     *
     * @param owners who it assigns them for
     * @return its key, which the service shows this once
     */
    public String issueForTargets(String name, List<String> owners) {
        return issue(new NewCredential(name, List.of(Right.TARGETS), List.of(), owners));
    }

    private String issue(NewCredential request) {
        return credentials
                .post("/api/v1/credentials", adminKey, request, CREATED, Issued.class)
                .key();
    }

    /**
     * Sends updates in one request; returns when all of them were accepted.
     *
     * @param whose whose updates of when they are, for the message when they are refused
     * @throws StackException with the service's reasons if any update was refused
     */
    public void send(String key, String whose, List<SampleUpdate> updates) {
        Answer answer = http.post("/api/v1/updates", key, new Submission(updates), ACCEPTED, Answer.class);
        if (answer.accepted() != updates.size()) {
            List<String> refused = answer.results().stream()
                    .filter(result -> !result.outcome().equals("ACCEPTED"))
                    .map(Result::toString)
                    .toList();
            throw new StackException("Ingestion refused updates of " + whose + ": " + String.join("; ", refused));
        }
    }

    /** What a credential allows, by the names of the API. */
    public enum Right {
        /** Send updates of its units. */
        REPORT,
        /** Assign targets for its owners. */
        TARGETS
    }

    private record NewCredential(String name, List<Right> rights, List<String> units, List<String> owners) {}

    private record Issued(String key) {}

    private record Submission(List<SampleUpdate> updates) {}

    private record Answer(int accepted, List<Result> results) {}

    private record Result(
            @Nullable String id, String outcome, @Nullable List<Flaw> errors) {}

    private record Flaw(String code, @Nullable String field, String message) {}
}
