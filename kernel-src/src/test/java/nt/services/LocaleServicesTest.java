package nt.services;

import static nt.rtl.NtStatus.STATUS_INVALID_PARAMETER;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LocaleServicesTest {

    @Test
    void the_users_locale_and_the_systems_are_set_apart() {
        UserCalls.run(user -> {
            int place = user.word(0);
            user.succeed("NtSetDefaultLocale", 1, 0x407);
            user.succeed("NtQueryDefaultLocale", 1, place);
            assertEquals(0x407, user.read(place));
            user.succeed("NtQueryDefaultLocale", 0, place);
            assertEquals(0x409, user.read(place));
            assertEquals(STATUS_INVALID_PARAMETER, user.call("NtSetDefaultLocale", 0, 0x10_0409));
            user.succeed("NtSetDefaultUILanguage", 0x407);
            user.succeed("NtQueryDefaultUILanguage", place);
            assertEquals(0x407, user.readWord(place));
            user.succeed("NtQueryInstallUILanguage", place);
            assertEquals(0x409, user.readWord(place));
        });
    }
}
