package vn.chitieu.ingestion.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.mock.web.MockHttpServletRequest;
import vn.chitieu.ingestion.credential.Credential;
import vn.chitieu.ingestion.credential.CredentialLifetime;
import vn.chitieu.ingestion.credential.KeySecrets;
import vn.chitieu.ingestion.credential.RateLimit;
import vn.chitieu.ingestion.credential.Right;
import vn.chitieu.ingestion.credential.SecretHash;
import vn.chitieu.support.security.Permission;
import vn.chitieu.support.security.Role;
import vn.chitieu.support.web.Section;

/** What the header of a page offers to a role, the API lets that role do, and nothing else. */
class SectionsOfRolesTest {

    static Stream<Role> people() {
        return Arrays.stream(Role.values()).filter(Role::isOfPeople);
    }

    @ParameterizedTest
    @MethodSource("people")
    void whoFindsASectionMayAskItsApi(Role role) {
        Set<Section> sections = Permission.sections(role);
        Set<Right> rights = PersonSenderFilter.rightsOf(role);
        assertThat(isGranted(rights, "POST", "/api/v1/updates")).isEqualTo(sections.contains(Section.ENTRY));
        assertThat(isGranted(rights, "GET", "/api/v1/duties")).isEqualTo(sections.contains(Section.ENTRY));
        for (String administered : new String[] {"/api/v1/accounts", "/api/v1/credentials", "/api/v1/catalog"}) {
            assertThat(isGranted(rights, "GET", administered))
                    .as(administered)
                    .isEqualTo(sections.contains(Section.ADMINISTRATION));
        }
        assertThat(isGranted(rights, "GET", "/api/v1/remarks")).isTrue();
        assertThat(isGranted(rights, "POST", "/api/v1/remarks")).isEqualTo(Permission.REPORT.isOf(role));
        assertThat(isGranted(rights, "POST", "/api/v1/remarks/remark-1/answers"))
                .isEqualTo(Permission.ANSWER_REMARKS.isOf(role));
        assertThat(isGranted(rights, "POST", "/api/v1/targets")).isFalse();
    }

    private static boolean isGranted(Set<Right> rights, String method, String path) {
        if (rights.isEmpty()) {
            return false;
        }
        Credential credential = new Credential(
                "account:a",
                "a",
                rights,
                Set.of(),
                Set.of(),
                Set.of(),
                KeySecrets.of(SecretHash.OF_NOTHING),
                new CredentialLifetime(Instant.EPOCH, null, null),
                false,
                RateLimit.AS_FOR_ALL,
                "thanh-hoa");
        return IngestionAccessRules.decide(
                        () -> new SenderAuthentication(credential, new KeyOrigin("127.0.0.1", "account:a")),
                        new MockHttpServletRequest(method, path))
                .isGranted();
    }
}
