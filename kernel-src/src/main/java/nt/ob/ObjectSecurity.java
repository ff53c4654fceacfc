package nt.ob;

import nt.ke.KProcessorMode;
import nt.rtl.NtStatus;
import nt.rtl.Outcome;
import org.jspecify.annotations.Nullable;

/// What Ob asks of Se: may the current thread do that? An upcall.
///
/// Whoever opens an object is asked once, and what it may do then stands in its handle.
public interface ObjectSecurity {

    int SE_CREATE_PERMANENT_PRIVILEGE = 16;

    /// Whether the rights are granted.
    ///
    /// @param desiredAccess generic rights have been replaced; may ask for as much as possible
    /// @return the rights that the handle gets
    Outcome<Integer> SeAccessCheck(
            @Nullable SecurityDescriptor securityDescriptor,
            int desiredAccess,
            GenericMapping genericMapping,
            KProcessorMode accessMode);

    /** Whether the current thread has the privilege. */
    boolean SeSinglePrivilegeCheck(int privilege, KProcessorMode previousMode);

    /// Grants whatever is asked for.
    ///
    /// @model This stands for Se, which does not exist yet.
    ObjectSecurity EVERYTHING_IS_GRANTED =
            new ObjectSecurity() {
                @Override
                public Outcome<Integer> SeAccessCheck(
                        @Nullable SecurityDescriptor securityDescriptor,
                        int desiredAccess,
                        GenericMapping genericMapping,
                        KProcessorMode accessMode) {
                    int all =
                            (desiredAccess & AccessMask.MAXIMUM_ALLOWED) != 0
                                    ? genericMapping.genericAll()
                                    : 0;
                    return new Outcome.Success<>(
                            NtStatus.STATUS_SUCCESS,
                            desiredAccess & ~AccessMask.MAXIMUM_ALLOWED | all);
                }

                @Override
                public boolean SeSinglePrivilegeCheck(int privilege, KProcessorMode previousMode) {
                    return true;
                }
            };
}
