package io.reloquent.session.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class BrowserTest {

    private static final String ADDRESS = "http://127.0.0.1:8230/design#token=x";

    @Test
    void who_has_come_by_ssh_is_told_how_to_reach_an_address() {
        assertThat(new Browser(Map.of("SSH_CONNECTION", "10.0.0.7 50022 10.0.0.9 22", "USER", "ada")).wayBySsh(ADDRESS))
                .contains("  ssh -N -L 8230:127.0.0.1:8230 ada@10.0.0.9");
        assertThat(new Browser(Map.of("SSH_CONNECTION", "fe80::1 50022 fe80::2 2222", "USER", "ada")).wayBySsh(ADDRESS))
                .contains("  ssh -N -p 2222 -L 8230:127.0.0.1:8230 ada@fe80::2");
        assertThat(new Browser(Map.of()).wayBySsh(ADDRESS)).isEmpty();
        assertThat(new Browser(Map.of("SSH_CONNECTION", "odd")).wayBySsh(ADDRESS))
                .isEmpty();
    }

    @Test
    void without_a_screen_none_is_opened() {
        assertThat(new Browser(Map.of("DISPLAY", "")).open(ADDRESS)).isFalse();
    }
}
