package user;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import nt.rtl.image.ImageContents;
import nt.rtl.image.ImageExports;
import nt.rtl.image.ImageImport;
import nt.rtl.image.ImageSegment;
import nt.rtl.image.PeImage;
import nt.services.ServiceDescription;
import nt.services.ServiceTable;
import org.junit.jupiter.api.Test;

class NtdllTest {

    private static final int MOV_EAX = 0xB8;
    private static final int MOV_EDX = 0xBA;
    private static final int CALL_EDX = 0x12FF;
    private static final int RET = 0xC3;
    private static final int RET_BYTES = 0xC2;

    private final PeImage ntdll = BuiltImages.open(UserImages.NTDLL);
    private final ImageExports exports = ntdll.exports();
    private final ImageContents contents = ntdll.contents();

    @Test
    void each_service_of_the_kernel_has_its_stub_under_both_names() {
        List<ServiceDescription> services = new ServiceTable().services();
        assertEquals(296, services.size());
        for (ServiceDescription service : services) {
            int stub = exports.find(service.name()).orElseThrow();
            assertEquals(stub, exports.find("Zw" + service.name().substring(2)).orElseThrow());
            assertEquals(MOV_EAX, contents.byteAt(stub), service.name());
            assertEquals(service.number(), contents.dword(stub + 1), service.name());
            assertEquals(MOV_EDX, contents.byteAt(stub + 5), service.name());
            assertEquals(0x7FFE_0300, contents.dword(stub + 6), service.name());
            assertEquals(CALL_EDX, contents.word(stub + 10), service.name());
            int bytes = service.arguments() * Integer.BYTES;
            assertEquals(bytes == 0 ? RET : RET_BYTES, contents.byteAt(stub + 12), service.name());
            if (bytes != 0) {
                assertEquals(bytes, contents.word(stub + 13), service.name());
            }
        }
    }

    @Test
    void the_kernel_finds_where_to_enter() {
        for (String entry :
                List.of(
                        "LdrInitializeThunk",
                        "KiUserApcDispatcher",
                        "KiUserExceptionDispatcher",
                        "KiUserCallbackDispatcher",
                        "KiRaiseUserExceptionDispatcher",
                        "KiFastSystemCall",
                        "KiFastSystemCallRet",
                        "KiIntSystemCall")) {
            int address = exports.find(entry).orElseThrow();
            ImageSegment text = ntdll.segments().get(1);
            assertTrue(address >= text.address() && address < text.end(), entry);
        }
    }

    @Test
    void the_fast_system_call_returns_to_the_instruction_behind_it() {
        int call = exports.find("KiFastSystemCall").orElseThrow();
        assertEquals(0x340F_E289, contents.dword(call)); // mov edx, esp; sysenter
        assertEquals(call + 4, exports.find("KiFastSystemCallRet").orElseThrow());
        assertEquals(RET, contents.byteAt(call + 4));
    }

    @Test
    void programs_need_nothing_but_what_ntdll_offers() {
        for (String name : UserImages.names()) {
            Set<String> missing = new TreeSet<>();
            for (ImageImport need : BuiltImages.open(name).imports()) {
                assertEquals(UserImages.NTDLL, need.image(), name);
                need.names().stream()
                        .filter(routine -> exports.find(routine).isEmpty())
                        .forEach(missing::add);
            }
            assertEquals(Set.of(), missing, name);
        }
    }
}
