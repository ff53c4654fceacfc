package scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SplittableRandom;
import nt.rtl.NtStatus;
import nt.rtl.image.SpoiltImages;
import org.junit.jupiter.api.Test;
import trace.KernelOptions;
import user.UserImages;

class ProgramRunTest {

    private static final long LIMIT = 5 * Program.SECOND;
    private static final int SPOILT = Integer.getInteger("spoilt.programs", 10);

    private final StringBuilder shown = new StringBuilder();

    private ProgramRun.Result run(byte[] image, String commandLine, int processors, long seed) {
        KernelOptions options = KernelOptions.defaults().withProcessors(processors).withSeed(seed);
        return ProgramRun.run("my.exe", image, commandLine, options, LIMIT, shown::append);
    }

    private static byte[] hello() {
        return UserImages.read("hello.exe");
    }

    @Test
    void a_program_of_one_s_own_is_started_shows_and_ends() {
        ProgramRun.Result result = run(hello(), "my.exe", 2, 1);
        assertEquals(Optional.of(NtStatus.STATUS_SUCCESS), result.exitStatus());
        assertTrue(shown.toString().startsWith("Hello from process "), shown::toString);
    }

    @Test
    void its_command_line_reaches_it() {
        ProgramRun.Result result =
                run(UserImages.read("service-shell.exe"), "my.exe NtClose 80000004; 0xFFF", 1, 1);
        assertTrue(result.succeeded());
        assertEquals("NtClose: C0000008\n0xFFF: C000001C\n", shown.toString());
    }

    @Test
    void what_is_no_image_is_refused() {
        ProgramRun.Result result = run(new byte[100], "my.exe", 1, 1);
        assertEquals(Optional.of(NtStatus.STATUS_INVALID_IMAGE_NOT_MZ), result.refused());
    }

    @Test
    void a_library_or_a_routine_that_is_missing_ends_it_before_it_begins() {
        ProgramRun.Result result = run(with(hello(), "ntdll.dll", "nowhere.d"), "my.exe", 1, 1);
        assertEquals(Optional.of(NtStatus.STATUS_DLL_NOT_FOUND), result.exitStatus());
        result = run(with(hello(), "DbgPrint", "DbgPaint"), "my.exe", 1, 1);
        assertEquals(Optional.of(NtStatus.STATUS_ENTRYPOINT_NOT_FOUND), result.exitStatus());
        assertEquals("", shown.toString());
    }

    private static byte[] with(byte[] image, String name, String other) {
        String text = new String(image, StandardCharsets.ISO_8859_1);
        assertTrue(text.contains(name));
        return text.replace(name, other).getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void the_same_seed_gives_the_same_run_and_another_seed_another() {
        byte[] image = UserImages.read("fork-join.exe");
        long time = run(image, "my.exe", 4, 5).time();
        assertEquals(time, run(image, "my.exe", 4, 5).time());
        assertNotEquals(time, run(image, "my.exe", 4, 6).time());
    }

    @Test
    void spoilt_programs_are_refused_or_run_and_harm_nobody() {
        byte[] sound = hello();
        for (int seed = 0; seed < SPOILT; seed++) {
            byte[] image = SpoiltImages.spoil(sound, sound.length, new SplittableRandom(seed));
            ProgramRun.Result result = run(image, "my.exe", 1, seed);
            assertEquals(Optional.empty(), result.stopped(), "seed " + seed);
        }
    }

    @Test
    void calls_by_chance_get_statuses_and_the_kernel_goes_on() {
        for (int seed = 1; seed <= 2; seed++) {
            ProgramRun.Result result =
                    run(UserImages.read("fuzz.exe"), "my.exe " + seed + " 2000", seed, seed);
            assertTrue(result.succeeded(), "seed " + seed + ": " + result);
        }
        assertEquals(2, shown.toString().lines().count(), shown::toString);
    }
}
