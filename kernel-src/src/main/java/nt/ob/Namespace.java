package nt.ob;

import static nt.ke.KProcessorMode.KernelMode;
import static nt.rtl.KIrql.PASSIVE_LEVEL;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.NtStatus;
import nt.rtl.Outcome;

/// The directories and links that are there from the beginning.
///
/// @model What drivers, the session manager and subsystems add in NT is made here, as far as it
///   does not need them.
/// @source https://github.com/reactos/reactos `ntoskrnl/ob/obinit.c`, `base/system/smss` (names)
final class Namespace {

    private static final List<String> DIRECTORIES =
            List.of(
                    "\\ObjectTypes",
                    "\\GLOBAL??",
                    "\\KernelObjects",
                    "\\Callback",
                    "\\Device",
                    "\\Driver",
                    "\\FileSystem",
                    "\\ArcName",
                    "\\Security",
                    "\\NLS",
                    "\\RPC Control",
                    "\\Windows",
                    "\\KnownDlls",
                    "\\Sessions",
                    "\\BaseNamedObjects");

    private static final Map<String, String> LINKS =
            new TreeMap<>(
                    Map.of(
                            "\\DosDevices", "\\??",
                            "\\GLOBAL??\\GLOBALROOT", "",
                            "\\GLOBAL??\\Global", "\\GLOBAL??",
                            "\\BaseNamedObjects\\Global", "\\BaseNamedObjects",
                            "\\BaseNamedObjects\\Local", "\\BaseNamedObjects"));

    private static final int ATTRIBUTES =
            ObjectAttributes.OBJ_PERMANENT
                    | ObjectAttributes.OBJ_CASE_INSENSITIVE
                    | ObjectAttributes.OBJ_KERNEL_HANDLE;

    private final ObjectManager objects;

    Namespace(ObjectManager objects) {
        this.objects = objects;
    }

    @IrqlRequiresMax(PASSIVE_LEVEL)
    void makeDirectories() {
        for (String name : DIRECTORIES) {
            keep(
                    name,
                    objects.ObCreateObject(objects.directoryType(), named(name), KernelMode)
                            .then(header -> Outcome.of(new ObjectDirectory(header))));
        }
    }

    @IrqlRequiresMax(PASSIVE_LEVEL)
    void makeLinks(long now) {
        LINKS.forEach((name, target) ->
                keep(
                        name,
                        objects.ObCreateObject(objects.symbolicLinkType(), named(name), KernelMode)
                                .then(header ->
                                        Outcome.of(new SymbolicLink(header, now, target)))));
    }

    private static ObjectAttributes named(String name) {
        return ObjectAttributes.named(name, ATTRIBUTES);
    }

    /** It is permanent, so it stays when its handle is closed. */
    private void keep(String name, Outcome<? extends ObjectBody> made) {
        NtStatus status =
                made.use(object ->
                        objects.ObInsertObject(object, 0)
                                .use(handle -> objects.ObCloseHandle(handle, KernelMode)));
        if (!status.isSuccess()) {
            throw new IllegalStateException(name + ": " + status);
        }
    }
}
