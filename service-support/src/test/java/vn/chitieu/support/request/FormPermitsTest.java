package vn.chitieu.support.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FormPermitsTest {

    @Test
    void givesAnAddressHalfOfThePlaces() {
        FormPermits.Room forms = new FormPermits(4).slow();
        assertThat(forms.enter("a")).isTrue();
        assertThat(forms.enter("a")).isTrue();
        assertThat(forms.enter("a")).isFalse();
        assertThat(forms.enter("b")).isTrue();
        assertThat(forms.enter("c")).isTrue();
        assertThat(forms.enter("d")).isFalse();
        forms.leave("a");
        assertThat(forms.enter("d")).isTrue();
    }

    @Test
    void hasAPlaceForEachAddressHoweverFewThereAre() {
        FormPermits.Room forms = new FormPermits(1).slow();
        assertThat(forms.enter("a")).isTrue();
        forms.leave("a");
        assertThat(forms.enter("a")).isTrue();
    }
}
