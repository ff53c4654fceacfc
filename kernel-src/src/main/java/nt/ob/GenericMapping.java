package nt.ob;

import static nt.ob.AccessMask.GENERIC_ALL;
import static nt.ob.AccessMask.GENERIC_EXECUTE;
import static nt.ob.AccessMask.GENERIC_READ;
import static nt.ob.AccessMask.GENERIC_WRITE;

import nt.rtl.Nt;

/** What the generic rights mean for a type. */
@Nt("GENERIC_MAPPING")
public record GenericMapping(
        int genericRead, int genericWrite, int genericExecute, int genericAll) {

    /// Replaces the generic rights by what they mean.
    ///
    /// @source WDK, *RtlMapGenericMask function (wdm.h)*
    public int RtlMapGenericMask(int access) {
        return access & ~(GENERIC_ALL | GENERIC_EXECUTE | GENERIC_WRITE | GENERIC_READ)
                | meaning(access, GENERIC_READ, genericRead)
                | meaning(access, GENERIC_WRITE, genericWrite)
                | meaning(access, GENERIC_EXECUTE, genericExecute)
                | meaning(access, GENERIC_ALL, genericAll);
    }

    private static int meaning(int access, int generic, int specific) {
        return (access & generic) != 0 ? specific : 0;
    }
}
