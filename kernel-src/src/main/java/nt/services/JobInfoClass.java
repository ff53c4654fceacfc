package nt.services;

import nt.rtl.Nt;
import org.jspecify.annotations.Nullable;

/// What can be asked of a job, or set, by number.
///
/// @source
///   https://learn.microsoft.com/en-us/windows/win32/api/jobapi2/nf-jobapi2-queryinformationjobobject
@Nt("JOBOBJECTINFOCLASS")
enum JobInfoClass {
    JobObjectBasicAccountingInformation,
    JobObjectBasicLimitInformation,
    JobObjectBasicProcessIdList,
    JobObjectBasicUIRestrictions,
    JobObjectSecurityLimitInformation,
    JobObjectEndOfJobTimeInformation,
    JobObjectAssociateCompletionPortInformation,
    JobObjectBasicAndIoAccountingInformation,
    JobObjectExtendedLimitInformation,
    JobObjectJobSetInformation;

    private static final int FIRST = 1;

    private static final JobInfoClass[] CLASSES = values();

    /** The class of that number; null if there is none. */
    static @Nullable JobInfoClass of(int number) {
        int index = number - FIRST;
        return index >= 0 && index < CLASSES.length ? CLASSES[index] : null;
    }
}
