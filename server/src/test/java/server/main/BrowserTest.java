package server.main;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.ElementHandle;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import nt.services.ServiceList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import server.live.SyntheticKernel;
import server.route.Hosts;
import server.route.Library;

/// What a reader does in a browser with what `pxr serve` serves: the kernel's own pages, beside the
/// running kernel.
class BrowserTest {

    private static final String SWAP_CONTEXT =
            "kernel-src/symbol/nt.ke.Scheduler/KiSwapContext(nt.ke.KThread,nt.ke.KThread).html";

    @TempDir private static Path folder;
    private static Library library;
    private static WebServer server;
    private static Chromium chromium;

    private Page tab;

    @BeforeAll
    static void serve() {
        Path sources = Path.of(System.getProperty("pxr.root"), "kernel-src/src/main/java");
        var kernel = new KernelProject(sources, folder.resolve("kernel-src.idx"));
        library = kernel.open(new PrintWriter(Writer.nullWriter()));
        server = WebServer.start(library, "127.0.0.1", 0);
        chromium = new Chromium();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        server.close();
        library.close();
    }

    @BeforeEach
    void openTab() {
        tab = chromium.tab();
    }

    @AfterEach
    void no_page_has_complained() {
        tab.close();
        assertEquals(List.of(), chromium.complaints());
    }

    private static String url(String path) {
        return Hosts.url("127.0.0.1", server.port()) + path;
    }

    private Locator link(String name) {
        return tab.getByRole(AriaRole.MAIN)
                .getByRole(
                        AriaRole.LINK, new Locator.GetByRoleOptions().setName(name).setExact(true))
                .first();
    }

    private Locator heading() {
        return tab.locator("main h1");
    }

    @Test
    void the_start_page_leads_to_the_categories() {
        tab.navigate(url(""));
        for (String category : List.of("functions", "types", "constants")) {
            assertThat(link(category)).isVisible();
        }
        link("functions").click();
        assertThat(heading()).containsText("functions");
        assertThat(tab).hasURL(url("kernel-src/functions.html"));
        assertThat(tab.locator("ol.symbols a").first()).isVisible();
    }

    @Test
    void the_filter_narrows_a_category_while_one_types() {
        tab.navigate(url("kernel-src/functions.html"));
        Locator rows = tab.locator("main ol.symbols > li:visible");
        int all = rows.count();
        tab.locator("main input[name=filter]").fill("KWFSO");
        assertThat(rows.first()).containsText("KeWaitForSingleObject");
        assertTrue(rows.count() < all / 10, rows.count() + " of " + all);
    }

    @Test
    void an_identifier_leads_to_its_definition() {
        tab.navigate(url("kernel-src/source/nt/ke/Events.java.html"));
        tab.locator(".code a", new Page.LocatorOptions().setHasText(exactly("KEvent")))
                .first()
                .click();
        assertThat(tab).hasURL(Pattern.compile(".*KEvent.*"));
        assertThat(heading().or(tab.locator(".code li.at"))).containsText("KEvent");
    }

    @Test
    void a_symbol_page_shows_definition_callers_and_references() {
        tab.navigate(url(SWAP_CONTEXT));
        assertThat(heading()).hasText("KiSwapContext");
        assertThat(tab.locator("pre.signature")).containsText("oldThread");
        assertThat(tab.locator("section.calls").first()).containsText("swapToNext");
        assertThat(tab.locator("section.references")).containsText("Scheduler.java");
    }

    @Test
    void the_box_offers_symbols_and_return_goes_there() {
        tab.navigate(url(""));
        Locator box = tab.getByRole(AriaRole.COMBOBOX);
        box.fill("KiSwapCon");
        assertThat(tab.getByRole(AriaRole.OPTION).first()).containsText("KiSwapContext");
        box.press("ArrowDown");
        box.press("Enter");
        assertThat(heading()).hasText("KiSwapContext");
    }

    @Test
    void search_finds_lines_and_leads_to_them() {
        tab.navigate(url("kernel-src/search.html?q=call%3AKiSwapContext"));
        Locator hit = tab.locator("section.hits a[href*='#L']").first();
        assertThat(hit).isVisible();
        hit.click();
        assertThat(tab.locator(".code li.at")).containsText("KiSwapContext(");
    }

    @Test
    void navigation_keeps_the_document_and_makes_real_addresses() {
        tab.navigate(url("kernel-src/functions.html"));
        tab.evaluate("document.documentElement.dataset.kept = 'yes'");
        tab.locator("main input[name=filter]").fill("KiSwapContext");
        tab.locator("ol.symbols a", new Page.LocatorOptions().setHasText("KiSwapContext(")).click();
        assertThat(heading()).hasText("KiSwapContext");
        assertThat(tab).hasTitle(Pattern.compile("Scheduler\\.KiSwapContext.*"));
        assertEquals("yes", tab.evaluate("document.documentElement.dataset.kept"));
        assertEquals(url(SWAP_CONTEXT), tab.url());

        tab.goBack();
        assertThat(heading()).containsText("functions");
        assertEquals("yes", tab.evaluate("document.documentElement.dataset.kept"));
        tab.goForward();
        assertThat(heading()).hasText("KiSwapContext");

        tab.reload();
        assertThat(heading()).hasText("KiSwapContext");
        Page other = chromium.tab();
        other.navigate(tab.url());
        assertThat(other.locator("main h1")).hasText("KiSwapContext");
        other.close();
    }

    @Test
    void the_live_count_rises_and_calls_link_to_the_calling_line() {
        tab.navigate(url(SWAP_CONTEXT));
        Locator count = tab.locator(".live-number").first();
        assertThat(count).hasText(Pattern.compile("[\\d,]+"));
        long before = number(count);
        assertThat(count).not().hasText(count.textContent());
        assertTrue(number(count) > before);

        for (String table : List.of(".live-callers", ".live-calls")) {
            tab.navigate(url(SWAP_CONTEXT));
            Locator call = tab.locator(table + " a").first();
            assertThat(call).hasText(Pattern.compile("Scheduler\\.\\w+:\\d+"));
            call.click();
            assertThat(tab.locator(".code li.at")).containsText("KiSwapContext(");
        }
    }

    @Test
    void the_callers_add_up_to_the_count_at_every_moment() {
        tab.navigate(url(SWAP_CONTEXT));
        assertThat(tab.locator(".live-callers tbody tr")).not().hasCount(0);
        for (int i = 0; i < 20; i++) {
            tab.waitForTimeout(50);
            List<?> numbers =
                    (List<?>)
                            tab.evaluate(
                                    """
                                    () => [".live-number", ".live-callers td:nth-child(2)"].map(
                                      (selector, i) => [...document.querySelectorAll(selector)]
                                        .slice(0, i ? undefined : 1)
                                        .reduce((sum, e) => sum + Number(e.textContent.replace(/,/g, "")), 0))
                                    """);
            assertEquals(numbers.get(0), numbers.get(1));
        }
    }

    @Test
    void a_call_is_told_with_processor_thread_level_and_arguments() {
        tab.navigate(url(SWAP_CONTEXT));
        Locator row = tab.locator(".live-calls tbody tr").first();
        assertThat(row).containsText("oldThread = ");
        List<String> cells = row.locator("td").allTextContents();
        assertTrue(cells.get(0).matches("\\d+\\.\\d{7}"), cells.toString());
        assertTrue(cells.get(1).matches("[0-3]"), cells.toString());
        assertTrue(cells.get(2).matches("\\d+|idle"), cells.toString());
        assertTrue(cells.get(3).endsWith("_LEVEL"), cells.toString());
    }

    @Test
    void updates_move_nothing_on_the_page() {
        tab.navigate(url(SWAP_CONTEXT));
        Locator count = tab.locator(".live-number").first();
        assertThat(tab.locator(".live-callers tbody tr")).not().hasCount(0);
        ElementHandle row = tab.locator(".live-calls tbody tr").first().elementHandle();
        double below = tab.locator("section.references").boundingBox().y;
        String then = count.textContent();
        tab.waitForCondition(() -> !count.textContent().equals(then));
        tab.waitForTimeout(1_000);
        assertEquals(below, tab.locator("section.references").boundingBox().y);
        assertEquals(true, row.evaluate("row => row.isConnected"));
    }

    @Test
    void pause_stops_the_view_and_a_second_click_takes_it_up_again() {
        tab.navigate(url(SWAP_CONTEXT));
        Locator count = tab.locator(".live-number").first();
        assertThat(count).hasText(Pattern.compile("[\\d,]+"));
        Locator pause =
                tab.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Pause"));
        pause.click();
        String paused = count.textContent();
        tab.waitForTimeout(700);
        assertEquals(paused, count.textContent());
        pause.click();
        assertThat(count).not().hasText(paused);
    }

    @Test
    void a_machine_that_stops_says_why_and_stays_to_be_read() throws Exception {
        try (var site = new LittleSite(1, 60 * SyntheticKernel.PERIOD)) {
            tab.navigate(
                    site.root
                            .resolve("clock/symbol/demo.Ticker/tick(int,boolean).html")
                            .toString());
            assertThat(tab.locator(".live-state")).hasText("stopped: bug check 0x0000000A");
            assertThat(tab.locator(".live-number").first()).hasText("60");
            assertThat(tab.locator(".live-calls tbody tr").first()).containsText("number = 60");
        }
    }

    @Test
    void a_call_is_followed_on_the_page_of_its_method() {
        tab.navigate(url(SWAP_CONTEXT));
        button("Follow a call").click();
        Locator first = tab.locator(".live-steps tbody tr").first();
        assertThat(first).containsText("Scheduler.KiSwapContext");
        first.getByRole(AriaRole.LINK).first().click();
        assertThat(tab).hasURL(Pattern.compile(".*/source/nt/ke/Scheduler.java.html#L\\d+"));
    }

    @Test
    void a_system_service_is_followed_from_the_program_through_the_kernel_and_back() {
        tab.navigate(url("kernel-src/services.html"));
        assertThat(tab.locator("tbody tr")).hasCount(ServiceList.services().size());
        tab.getByPlaceholder("Filter: any part of a row").fill("ntdisplay");
        assertThat(tab.locator("tbody tr:visible")).hasCount(1);
        button("Follow a call").click();
        assertThat(tab.locator(".stub")).containsText("mov eax, 0x46");
        assertThat(tab.locator(".stub")).containsText("ret 0x4");
        Locator steps = tab.locator(".live-steps tbody tr");
        assertThat(steps.first()).containsText("SystemCalls.KiFastCallEntry");
        assertThat(steps.filter(new Locator.FilterOptions().setHasText("NtDisplayString")))
                .containsText("STATUS_SUCCESS");
        link("NtDisplayString").click();
        assertThat(heading()).containsText("NtDisplayString");
    }

    /** The first of those that can be seen. */
    private Locator button(String name) {
        return tab.getByRole(AriaRole.MAIN)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name))
                .first();
    }

    @Test
    void a_page_that_is_left_holds_no_stream() throws InterruptedException {
        tab.navigate(url(SWAP_CONTEXT));
        assertThat(tab.locator(".live-number").first()).hasText(Pattern.compile("[\\d,]+"));
        var session = library.live(KernelProject.NAME).orElseThrow();
        assertNotEquals(0, session.readers());
        tab.getByRole(AriaRole.MAIN)
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("functions"))
                .first()
                .click();
        assertThat(heading()).containsText("functions");
        for (int i = 0; session.readers() > 0; i++) {
            assertFalse(i > 1_000, "a stream is left open");
            Thread.sleep(10);
        }
    }

    private static long number(Locator locator) {
        return Long.parseLong(locator.textContent().replace(",", ""));
    }

    private static Pattern exactly(String text) {
        return Pattern.compile("^" + text + "$");
    }
}
