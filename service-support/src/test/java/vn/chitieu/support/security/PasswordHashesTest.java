package vn.chitieu.support.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHashesTest {

    /** The two differ beyond the bytes that bcrypt looks at. */
    @ParameterizedTest
    @CsvSource({
        "mật khẩu đúng, mật khẩu sai, {bcrypt}",
        "mười lăm con ngựa chạy qua cánh đồng lúa chín vàng ươm bên sông Mã,"
                + " mười lăm con ngựa chạy qua cánh đồng lúa chín vàng ươm bên sông Chu, {pbkdf2}"
    })
    void everyCharacterCounts(String password, String other, String kind) {
        String hash = PasswordHashes.hash(password);

        assertThat(hash).startsWith(kind).isNotEqualTo(PasswordHashes.hash(password));
        assertThat(PasswordHashes.isHash(hash)).isTrue();
        assertThat(PasswordHashes.encoder().matches(password, hash)).isTrue();
        assertThat(PasswordHashes.encoder().matches(other, hash)).isFalse();
        assertThat(PasswordHashes.encoder().upgradeEncoding(hash)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret", "{noop}secret", "{bcrypt}secret", "{pbkdf2}00", "{MD5}0123456789abcdef"})
    void nothingElseIsAHash(String text) {
        assertThat(PasswordHashes.isHash(text)).isFalse();
    }
}
