package vn.chitieu.ingestion.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.catalog.DefaultCity;
import vn.chitieu.ingestion.authentication.TokenVerifier.Verdict;
import vn.chitieu.ingestion.credential.City;

/** A token is of one city, whose units, indicators and owners it may name. */
class TokenAuthenticatorTest {

    private static final Catalogs TWO = Catalogs.of(City.catalog(), City.catalog("hue"));

    @Test
    void isOfTheCityThatItNamesElseOfTheDefaultOne() {
        assertThat(authenticated("hue", "small-city")).isEqualTo("hue");
        assertThat(authenticated(null, "small-city")).isEqualTo("small-city");
    }

    @Test
    void isRefusedWithoutACityThatIsKnown() {
        assertThat(authenticated("vinh", "small-city"))
                .isEqualTo("expected a city of [hue, small-city] in the token's claim of the city, got \"vinh\"");
        assertThat(authenticated(null, null))
                .isEqualTo("expected a city of [hue, small-city] in the token's claim of the city, got none");
    }

    /** Returns the city of the credential, or why it is refused. */
    private static @Nullable String authenticated(@Nullable String claim, @Nullable String defaultCity) {
        TokenVerifier saysSo = new TokenVerifier() {
            @Override
            public boolean isToken(String text) {
                return true;
            }

            @Override
            public String nameOf(String token) {
                return "token:ward";
            }

            @Override
            public Verdict verify(String token) {
                return new Verdict.Genuine("ward", City.NOW.plusSeconds(60), Set.of("north"), null, null, claim);
            }
        };
        AuthenticationFailure outcome = new TokenAuthenticator(
                        saysSo, TWO, new DefaultCity(TWO, defaultCity), Clock.fixed(City.NOW, City.ZONE))
                .authenticate("a.b.c");
        return outcome instanceof AuthenticationFailure.Proven proven
                ? proven.credential().city()
                : ((AuthenticationFailure.Refused) outcome).detail();
    }
}
