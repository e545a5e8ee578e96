package vn.chitieu.localstack.services;

import java.net.URI;
import java.util.List;

/** The notification service as its clients see it. */
public final class NotificationApi {

    private final JsonOverHttp http;
    private final String key;

    /** Takes the address of the service and a key that may read. */
    public NotificationApi(URI base, String key) {
        this.http = new JsonOverHttp(base);
        this.key = key;
    }

    /** Returns how many notices still have something to do. */
    public int liveMails() {
        return http.get("/api/v1/mails?state=live", key, Mails.class).mails().size();
    }

    private record Mails(List<Object> mails) {}
}
