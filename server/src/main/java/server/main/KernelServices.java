package server.main;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import machine.ia32.Decoder;
import machine.ia32.Disassembly;
import machine.ia32.Instruction;
import nt.init.Kernel;
import nt.ke.BootOptions;
import nt.rtl.image.ImageContents;
import nt.rtl.image.ImageExports;
import nt.rtl.image.ImageOpening;
import nt.rtl.image.ImageSource;
import nt.rtl.image.PeImage;
import nt.services.ServiceDescription;
import nt.services.ServiceTable;
import server.view.ServiceView;
import trace.KernelOptions;
import user.UserImages;

/** The system services of the kernel model, as its table and its `ntdll` have them. */
final class KernelServices {

    private static final List<String> ENTRIES =
            List.of(
                    "nt.ke.SystemCalls#KiFastCallEntry(nt.ke.KThread,nt.ke.KTrapFrame)",
                    "nt.ke.SystemCalls#KiSystemService(nt.ke.KThread,nt.ke.KTrapFrame)");

    private static final int LONGEST_STUB = 8;

    private final int base;
    private final ImageExports entries;
    private final ImageContents contents;

    private KernelServices(PeImage ntdll) {
        base = ntdll.headers().imageBase();
        entries = ntdll.exports();
        contents = ntdll.contents();
    }

    /** What a kernel that is booted here and now has registered. */
    private static ServiceTable table() {
        return Kernel.boot(KernelOptions.defaults(), BootOptions.SERVER_2003, _ -> {}).services;
    }

    static ServiceView.Catalogue catalogue() {
        ServiceTable table = table();
        var services =
                new KernelServices(
                        switch (PeImage.open(ImageSource.of(UserImages.read(UserImages.NTDLL)))) {
                            case ImageOpening.Opened(PeImage image) -> image;
                            case ImageOpening.Refused(var status) ->
                                    throw new IllegalStateException("ntdll.dll: " + status);
                        });
        return new ServiceView.Catalogue(
                ENTRIES,
                table.services().stream()
                        .map(service -> services.view(service, "" + table.state(service)))
                        .toList());
    }

    private ServiceView.Service view(ServiceDescription service, String state) {
        return new ServiceView.Service(
                service.number(),
                service.name(),
                service.argumentBytes(),
                service.component(),
                state,
                service.prototype(),
                stub(service.name()));
    }

    /** The code from the stub's entry to its return. */
    private List<ServiceView.Instruction> stub(String name) {
        OptionalInt entry = entries.find(name);
        var code = new ArrayList<ServiceView.Instruction>();
        if (entry.isEmpty()) return code;
        int address = entry.getAsInt();
        while (code.size() < LONGEST_STUB) {
            int first = address;
            Instruction it = new Decoder().decode(at -> contents.byteAt(first + at), true);
            var bytes = new byte[it.length];
            for (int at = 0; at < bytes.length; at++) {
                bytes[at] = (byte) contents.byteAt(first + at);
            }
            String text = Disassembly.of(it, base + first);
            code.add(
                    new ServiceView.Instruction(
                            String.format(Locale.ROOT, "%08X", base + first),
                            HexFormat.of().withUpperCase().formatHex(bytes),
                            text));
            if (text.startsWith("ret")) break;
            address += it.length;
        }
        return code;
    }
}
