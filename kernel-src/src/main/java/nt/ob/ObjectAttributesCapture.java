package nt.ob;

import static nt.ke.KProcessorMode.UserMode;
import static nt.rtl.KIrql.PASSIVE_LEVEL;

import nt.ke.KProcessorMode;
import nt.ke.UserMemory;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.NtStatus;
import nt.rtl.Outcome;
import org.jspecify.annotations.Nullable;

/// Captures `OBJECT_ATTRIBUTES` from the caller's memory, which may change or go away meanwhile.
///
/// | offset | |
/// |---|---|
/// | 0 | its own length: 24 |
/// | 4 | a handle to the root directory |
/// | 8 | where the name's `UNICODE_STRING` is |
/// | 12 | attributes |
/// | 16 | where the security descriptor is |
/// | 20 | where the quality of service is |
///
/// @model The quality of service is not looked at.
final class ObjectAttributesCapture {

    private static final int LENGTH = 24;
    private static final int ROOT_DIRECTORY = 4;
    private static final int OBJECT_NAME = 8;
    private static final int ATTRIBUTES = 12;
    private static final int SECURITY_DESCRIPTOR = 16;

    private final UserMemory memory;

    ObjectAttributesCapture(UserMemory memory) {
        this.memory = memory;
    }

    /// @return `STATUS_INVALID_PARAMETER`, `STATUS_OBJECT_NAME_INVALID` or what a security
    ///   descriptor is refused with; what cannot be read is raised
    @IrqlRequiresMax(PASSIVE_LEVEL)
    Outcome<ObjectAttributes> ObpCaptureObjectCreateInformation(int address, KProcessorMode mode) {
        memory.ProbeForRead(address, LENGTH, Integer.BYTES);
        int attributes = memory.readInt(address + ATTRIBUTES);
        boolean wrong = (attributes & ~ObjectAttributes.OBJ_VALID_ATTRIBUTES) != 0;
        if (memory.readInt(address) != LENGTH || wrong) {
            return Outcome.failed(NtStatus.STATUS_INVALID_PARAMETER);
        }
        int kept = mode == UserMode ? attributes & ~ObjectAttributes.OBJ_KERNEL_HANDLE : attributes;
        int root = memory.readInt(address + ROOT_DIRECTORY);
        int name = memory.readInt(address + OBJECT_NAME);
        int descriptor = memory.readInt(address + SECURITY_DESCRIPTOR);
        if (name == 0) {
            return with(descriptor, root, null, kept);
        }
        return ObpCaptureObjectName(name).then(text -> with(descriptor, root, text, kept));
    }

    private Outcome<ObjectAttributes> with(
            int descriptor, int root, @Nullable String name, int attributes) {
        if (descriptor == 0) {
            return Outcome.of(new ObjectAttributes(root, name, attributes, null));
        }
        return new SecurityDescriptorCapture(memory)
                .SeCaptureSecurityDescriptor(descriptor)
                        .then(captured ->
                                Outcome.of(new ObjectAttributes(root, name, attributes, captured)));
    }

    /// A name, which has whole characters and leaves room for a null behind.
    private Outcome<String> ObpCaptureObjectName(int address) {
        memory.ProbeForRead(address, 2 * Integer.BYTES, Integer.BYTES);
        int length = memory.readWord(address);
        if (length % Character.BYTES != 0 || length > SymbolicLink.MAXIMUM_NAME * Character.BYTES) {
            return Outcome.failed(NtStatus.STATUS_OBJECT_NAME_INVALID);
        }
        return Outcome.of(memory.readUnicode(memory.readInt(address + Integer.BYTES), length));
    }
}
