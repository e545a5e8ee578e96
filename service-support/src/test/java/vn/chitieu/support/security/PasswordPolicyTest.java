package vn.chitieu.support.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordPolicyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mật khẩu đúng",
                "kho-thóc-cầu-vồng",
                "T7#vXq9!mLz2",
                "bốn con voi xanh lam",
                "hoa phượng nở muộn 1987",
                "0f9a6c1e7b2d"
            })
    void takesWhatIsLongAndNotCommon(String password) {
        assertThat(PasswordPolicy.fault(password)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "mat-khau-11", "Kh0ng-dai!", "ngắn"})
    void refusesWhatIsShorterThanTwelveCharacters(String password) {
        assertThat(PasswordPolicy.fault(password))
                .hasValueSatisfying(fault -> assertThat(fault).contains("at least 12 characters"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "123456789012",
                "passwordpassword",
                "Password12345",
                "P@ssw0rd12345!",
                "MậtKhẩu123456",
                "matkhaumatkhau",
                "qwertyuiop123",
                "qwertyuiopas",
                "1q2w3e4r5t6y",
                "aaaaaaaaaaaa",
                "abababababab",
                "ThanhHoa@2022!!",
                "chitieu2022!!!",
                "administrator",
                "iloveyou!!!!!!",
                "20220406-20220406"
            })
    void refusesWhatIsTriedFirst(String password) {
        assertThat(PasswordPolicy.fault(password))
                .hasValueSatisfying(fault -> assertThat(fault).contains("most common"));
    }

    /** 64 characters at least are taken, whatever they need as bytes. */
    @ParameterizedTest
    @ValueSource(strings = {"mười lăm con ngựa chạy qua cánh đồng lúa chín vàng ươm bên kia sông Mã lộng gió"})
    void takesASentence(String password) {
        assertThat(PasswordPolicy.fault(password)).isEmpty();
    }

    @Test
    void refusesWhatIsNoPasswordAnyMore() {
        String password = "con ngựa ".repeat(15);
        assertThat(PasswordPolicy.fault(password))
                .hasValueSatisfying(
                        fault -> assertThat(fault).contains("at most 128").doesNotContain(password));
    }
}
