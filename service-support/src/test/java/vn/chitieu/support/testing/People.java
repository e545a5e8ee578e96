package vn.chitieu.support.testing;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** People of the settings of the ingestion service, who sign in with a password in tests. */
public final class People {

    /** The password of each of them. */
    public static final String PASSWORD = "mật khẩu đúng";

    private People() {}

    /**
     * Returns the settings that make people known.
     *
     * @param people name and role, such as {@code an:LEADER}
     */
    public static List<String> settings(List<String> people) {
        return IntStream.range(0, people.size())
                .boxed()
                .flatMap(index -> person(
                        "--chitieu.ingestion.sign-in.people[" + index + "].",
                        people.get(index).split(":", 2)))
                .toList();
    }

    private static Stream<String> person(String prefix, String[] nameAndRole) {
        return Stream.of(
                prefix + "name=" + nameAndRole[0],
                prefix + "role=" + nameAndRole[1],
                prefix + "password-hash={bcrypt}" + new BCryptPasswordEncoder(4).encode(PASSWORD));
    }
}
