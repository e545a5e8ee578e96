package vn.chitieu.support.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.session.events.SessionDeletedEvent;
import vn.chitieu.support.testing.TestDatabase;

class MongoSessionRepositoryTest {

    private static final String CONTEXT = "SPRING_SECURITY_CONTEXT";

    private final MongoDatabase database = TestDatabase.fresh();
    private final List<Object> events = new ArrayList<>();
    private final MongoSessionRepository sessions = new MongoSessionRepository(database, events::add);

    @Test
    void anotherInstanceKnowsTheSession() {
        StoredSession session = signedIn("an", "s-1");

        StoredSession found = Objects.requireNonNull(other().findById(session.getId()));
        SecurityContext context = Objects.requireNonNull(found.getAttribute(CONTEXT));
        assertThat(Objects.requireNonNull(context.getAuthentication()).getName())
                .isEqualTo("an");
        assertThat(found.getMaxInactiveInterval()).isEqualTo(session.getMaxInactiveInterval());
        assertThat(other().isAlive(session.getId())).isTrue();
        assertThat(other().findById("another")).isNull();
    }

    @Test
    void theDatabaseHasNoIdThatOpensASession() {
        StoredSession session = signedIn("an", "s-1");
        assertThat(stored().toJson()).doesNotContain(session.getId());
        assertThat(other().findById(stored().getString("_id"))).isNull();
    }

    @Test
    void aSessionEndsWithItsSignInOrItsPerson() {
        StoredSession one = signedIn("an", "s-1");
        StoredSession two = signedIn("an", "s-2");
        StoredSession other = signedIn("binh", "s-3");

        sessions.deleteOfSignIn("s-1");
        assertThat(other().findById(one.getId())).isNull();
        assertThat(other().findById(two.getId())).isNotNull();

        sessions.deleteOfUser("an");
        assertThat(other().findById(two.getId())).isNull();
        assertThat(other().findById(other.getId())).isNotNull();
    }

    @Test
    void oneThatWasEndedElsewhereIsNotStoredAgain() {
        StoredSession session = signedIn("an", "s-1");
        StoredSession ofARequest = Objects.requireNonNull(sessions.findById(session.getId()));
        other().deleteOfSignIn("s-1");

        ofARequest.setAttribute("late", "1");
        sessions.save(ofARequest);
        assertThat(sessions.findById(session.getId())).isNull();
    }

    @Test
    void aNewIdReplacesTheOneBefore() {
        StoredSession session = signedIn("an", "s-1");
        String before = session.getId();
        session.changeSessionId();
        sessions.save(session);
        assertThat(sessions.findById(before)).isNull();
        assertThat(sessions.findById(session.getId())).isNotNull();
    }

    @Test
    void aRequestThatChangesNothingIsNotWrittenWithinAMinute() {
        StoredSession session = signedIn("an", "s-1");
        Document written = stored();

        StoredSession soon = Objects.requireNonNull(sessions.findById(session.getId()));
        soon.setLastAccessedTime(Instant.now().plusSeconds(30));
        sessions.save(soon);
        assertThat(stored()).isEqualTo(written);

        soon.setLastAccessedTime(Instant.now().plusSeconds(90));
        sessions.save(soon);
        assertThat(stored()).isNotEqualTo(written);
    }

    @Test
    void expiredOnesAreNoneAndAreDeleted() {
        StoredSession session = signedIn("an", "s-1");
        session.setMaxInactiveInterval(Duration.ofMinutes(5));
        session.setLastAccessedTime(Instant.now().minus(Duration.ofMinutes(6)));
        sessions.save(session);
        assertThat(sessions.findById(session.getId())).isNull();
        assertThat(sessions.isAlive(session.getId())).isFalse();

        StoredSession alive = signedIn("binh", "s-2");
        sessions.deleteExpired(Instant.now());
        assertThat(database.getCollection("sessions").countDocuments()).isEqualTo(1);
        assertThat(sessions.isAlive(alive.getId())).isTrue();
    }

    @Test
    void theEndOfASessionIsAnEvent() {
        StoredSession session = signedIn("an", "s-1");
        sessions.deleteById(session.getId());
        assertThat(events)
                .singleElement()
                .isInstanceOfSatisfying(
                        SessionDeletedEvent.class,
                        event -> assertThat(event.getSessionId()).isEqualTo(session.getId()));
    }

    /** Of another release, or planted by an intruder of the database. */
    @Test
    void whatCannotBeReadIsNoSession() {
        StoredSession session = signedIn("an", "s-1");
        for (byte[] hostile : List.of(new byte[] {1, 2, 3}, SerializedObjects.write(new java.awt.Point()))) {
            database.getCollection("sessions")
                    .updateOne(new Document(), new Document("$set", new Document("attributes", new Binary(hostile))));
            assertThat(sessions.findById(session.getId())).isNull();
        }
    }

    private MongoSessionRepository other() {
        return new MongoSessionRepository(database, event -> {});
    }

    private StoredSession signedIn(String user, String signIn) {
        StoredSession session = sessions.createSession();
        session.setAttribute(
                CONTEXT,
                new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(
                        user, null, AuthorityUtils.createAuthorityList("ROLE_LEADER"))));
        session.setAttribute(MongoSessionRepository.USER, user);
        session.setAttribute(MongoSessionRepository.SIGN_IN, signIn);
        sessions.save(session);
        return session;
    }

    private Document stored() {
        return Objects.requireNonNull(database.getCollection("sessions").find().first());
    }
}
