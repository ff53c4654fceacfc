package nt.ob;

import nt.ke.KProcessorMode;
import nt.rtl.Outcome;

/** What callers may do, as Se sees it. */
final class AccessChecks {

    private ObjectSecurity security = ObjectSecurity.EVERYTHING_IS_GRANTED;

    void connect(ObjectSecurity checks) {
        security = checks;
    }

    /// The rights that the caller gets of those it wants.
    ///
    /// @model Rights that the type does not have are dropped.
    Outcome<Integer> ObCheckObjectAccess(
            ObjectHeader header, int desiredAccess, KProcessorMode mode) {
        GenericMapping mapping = header.type.traits().genericMapping();
        int valid = header.type.traits().validAccessMask() | AccessMask.ACCESS_SYSTEM_SECURITY;
        return security.SeAccessCheck(
                        header.securityDescriptor,
                        mapping.RtlMapGenericMask(desiredAccess),
                        mapping,
                        mode)
                .then(granted -> Outcome.of(granted & valid));
    }

    /** Whether the caller may make objects that stay when nobody has them open. */
    boolean mayMakePermanent(KProcessorMode mode) {
        return security.SeSinglePrivilegeCheck(ObjectSecurity.SE_CREATE_PERMANENT_PRIVILEGE, mode);
    }
}
