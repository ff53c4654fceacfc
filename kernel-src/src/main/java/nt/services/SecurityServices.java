package nt.services;

import static nt.rtl.NtStatus.STATUS_SUCCESS;

import nt.ob.ObjectManager;
import nt.ob.SecurityDescriptor;
import nt.ob.SecurityInformation;
import nt.rtl.NtStatus;

/// The security descriptors of objects.
///
/// @model They are kept and told, part by part; nobody is kept from anything by them yet.
final class SecurityServices {

    private final ObjectCalls calls;
    private final ObjectManager objects;

    SecurityServices(ObjectCalls calls, ObjectManager objects) {
        this.calls = calls;
        this.objects = objects;
    }

    void register(ServiceTable services) {
        services.add(
                "NtQuerySecurityObject",
                5,
                a -> NtQuerySecurityObject(a.word(0), a.word(1), a.word(2), a.word(3), a.word(4)));
        services.add(
                "NtSetSecurityObject",
                3,
                a -> NtSetSecurityObject(a.word(0), a.word(1), a.word(2)));
    }

    /// Tells parts of an object's security descriptor.
    ///
    /// @param lengthNeeded where the bytes that there are, or would be, are told
    /// @return also `STATUS_BUFFER_TOO_SMALL`
    NtStatus NtQuerySecurityObject(
            int handle,
            int securityInformation,
            int securityDescriptor,
            int length,
            int lengthNeeded) {
        calls.probeWord(lengthNeeded);
        calls.memory.ProbeForWrite(securityDescriptor, length, Integer.BYTES);
        return calls.withAny(
                handle,
                SecurityInformation.accessToQuery(securityInformation),
                object -> {
                    SecurityDescriptor own = object.objectHeader().securityDescriptor();
                    byte[] told =
                            (own == null ? SecurityDescriptor.EMPTY : own)
                                    .parts(securityInformation)
                                    .bytes();
                    calls.tell(lengthNeeded, told.length);
                    if (Integer.compareUnsigned(length, told.length) < 0) {
                        return NtStatus.STATUS_BUFFER_TOO_SMALL;
                    }
                    ObjectCalls.tellIfPossible(
                            () -> calls.memory.writeBytes(securityDescriptor, told));
                    return STATUS_SUCCESS;
                });
    }

    /// Replaces parts of an object's security descriptor.
    ///
    /// @return also what a security descriptor is refused with
    NtStatus NtSetSecurityObject(int handle, int securityInformation, int securityDescriptor) {
        if (securityDescriptor == 0) {
            return NtStatus.STATUS_ACCESS_VIOLATION;
        }
        return objects.captureSecurity(securityDescriptor)
                .use(captured ->
                        calls.withAny(
                                handle,
                                SecurityInformation.accessToSet(securityInformation),
                                object -> {
                                    objects.setSecurity(object, securityInformation, captured);
                                    return STATUS_SUCCESS;
                                }));
    }
}
