package nt.services;

import static nt.rtl.NtStatus.STATUS_SUCCESS;

import nt.rtl.NtStatus;

/// In which language the system speaks, and how it writes numbers and dates: the kernel only keeps
/// the numbers of both.
///
/// @model They are lost when the system ends; there is one user.
/// @source https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-lcid/ (the numbers)
final class LocaleServices {

    /** English, as in the United States. */
    private static final int INSTALLED = 0x409;

    /** Of a locale's number: the language, and how it is sorted. */
    private static final int LOCALE_BITS = 0xF_FFFF;

    private static final int LANGUAGE_BITS = 0xFFFF;

    private final ObjectCalls calls;
    private int systemLocale = INSTALLED;
    private int userLocale = INSTALLED;
    private int userLanguage = INSTALLED;

    LocaleServices(ObjectCalls calls) {
        this.calls = calls;
    }

    void register(ServiceTable services) {
        services.add("NtQueryDefaultLocale", 2, a -> NtQueryDefaultLocale(a.flag(0), a.word(1)));
        services.add("NtSetDefaultLocale", 2, a -> NtSetDefaultLocale(a.flag(0), a.word(1)));
        services.add("NtQueryDefaultUILanguage", 1, a -> NtQueryDefaultUILanguage(a.word(0)));
        services.add("NtSetDefaultUILanguage", 1, a -> NtSetDefaultUILanguage(a.word(0)));
        services.add("NtQueryInstallUILanguage", 1, a -> NtQueryInstallUILanguage(a.word(0)));
    }

    /// @param userProfile whether it is the user's that is told, or else the system's
    NtStatus NtQueryDefaultLocale(boolean userProfile, int localeId) {
        calls.probeWord(localeId);
        calls.memory.writeInt(localeId, userProfile ? userLocale : systemLocale);
        return STATUS_SUCCESS;
    }

    /// @return also `STATUS_INVALID_PARAMETER` if bits are set that have no meaning
    NtStatus NtSetDefaultLocale(boolean userProfile, int localeId) {
        if ((localeId & ~LOCALE_BITS) != 0) {
            return NtStatus.STATUS_INVALID_PARAMETER;
        }
        if (userProfile) {
            userLocale = localeId;
        } else {
            systemLocale = localeId;
        }
        return STATUS_SUCCESS;
    }

    NtStatus NtQueryDefaultUILanguage(int languageId) {
        return tell(languageId, userLanguage);
    }

    NtStatus NtSetDefaultUILanguage(int languageId) {
        userLanguage = languageId & LANGUAGE_BITS;
        return STATUS_SUCCESS;
    }

    NtStatus NtQueryInstallUILanguage(int languageId) {
        return tell(languageId, INSTALLED);
    }

    private NtStatus tell(int address, int languageId) {
        calls.memory.ProbeForWrite(address, Short.BYTES, 1);
        calls.memory.writeWord(address, languageId);
        return STATUS_SUCCESS;
    }
}
