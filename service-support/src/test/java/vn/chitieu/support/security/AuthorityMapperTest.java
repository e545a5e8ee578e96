package vn.chitieu.support.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;

class AuthorityMapperTest {

    private enum Right {
        EXPLAIN_OWN,
        ANSWER,
        MAIL
    }

    private final AuthorityMapper authorities = new AuthorityMapper(new AccessRules() {
        @Override
        public void authorize(
                AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {}

        @Override
        public Set<String> rightsOf(Role role) {
            return switch (role) {
                case STAFF -> Set.of("ANSWER", "MAIL");
                case UNIT -> Set.of("EXPLAIN_OWN");
                default -> Set.of();
            };
        }
    });

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    static Stream<Viewer> callers() {
        return Stream.of(
                Viewer.of("lãnh-đạo", Role.LEADER, Set.of()),
                Viewer.of("staff", Role.STAFF, Set.of(), Set.of("ANSWER", "MAIL")),
                Viewer.of("ward", Role.UNIT, Set.of("nam-ngan", "dong-tho"), Set.of("EXPLAIN_OWN")),
                Viewer.of("portal", Role.READER, Set.of()),
                Viewer.of("province", Role.PROVINCE, Set.of()).of(Set.of("*")),
                Viewer.of("region", Role.LEADER, Set.of()).of(Set.of("hue", "thanh-hoa")),
                Viewer.of("office", Role.SYSTEM, Set.of(), Set.of("MAIL")));
    }

    @ParameterizedTest
    @MethodSource("callers")
    void readsWhatItWrote(Viewer caller) {
        signIn(caller.name(), AuthorityMapper.authorities(caller));
        assertThat(authorities.current()).isEqualTo(caller);
    }

    @Test
    void givesPeopleTheRightsOfTheirRole() {
        assertThat(AuthorityUtils.authorityListToSet(authorities.authorities(Role.STAFF, Set.of(), Set.of())))
                .containsExactlyInAnyOrder(
                        "ROLE_STAFF", AuthorityMapper.right(Right.ANSWER), AuthorityMapper.right(Right.MAIL));
        assertThat(AuthorityUtils.authorityListToSet(
                        authorities.authorities(Role.UNIT, Set.of("nam-ngan"), Set.of("hue"))))
                .containsExactlyInAnyOrder(
                        "ROLE_UNIT", "UNIT_nam-ngan", "CITY_hue", AuthorityMapper.right(Right.EXPLAIN_OWN));
    }

    @Test
    void believesNoRightOfAPersonThatTheRoleDoesNotHave() {
        signIn("leader", AuthorityUtils.createAuthorityList("ROLE_LEADER", "RIGHT_MAIL", "UNIT_nam-ngan"));
        assertThat(authorities.current()).isEqualTo(Viewer.of("leader", Role.LEADER, Set.of()));
        signIn("ward", AuthorityUtils.createAuthorityList("ROLE_UNIT", "RIGHT_MAIL", "UNIT_nam-ngan"));
        assertThat(authorities.current().may(Right.MAIL)).isFalse();
        assertThat(authorities.current().may(Right.EXPLAIN_OWN)).isTrue();
    }

    @Test
    void knowsNoCallerWithoutARole() {
        assertThatThrownBy(authorities::current).isInstanceOf(IllegalStateException.class);
        signIn("x", AuthorityUtils.createAuthorityList("RIGHT_MAIL"));
        assertThatThrownBy(authorities::current)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a role of x");
    }

    private static void signIn(String name, List<GrantedAuthority> granted) {
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(name, null, granted));
    }
}
