package site;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import pxr.diagnostic.Diagnostics;
import pxr.main.Compilation;
import pxr.main.CompileOptions;
import pxr.main.Progress;
import pxr.query.CrossReference;
import pxr.query.LuceneCrossReference;
import pxr.render.Site;
import pxr.render.SiteOptions;
import pxr.render.SiteWriter;

/** A static site opened from `file://`: links, filters, symbol search, source pages. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StaticSiteTest {

    private static final int FILLERS = 400;

    private Path directory = Path.of("");
    private Playwright playwright;
    private Browser browser;
    private BrowserContext context;
    private Page page;
    private final List<String> problems = new ArrayList<>();

    @BeforeAll
    void write_a_site_and_start_a_browser(@TempDir Path temporary) throws IOException {
        directory = temporary;
        Path sources = Files.createDirectories(directory.resolve("src/queue"));
        Files.writeString(
                sources.resolve("WaitQueue.java"),
                """
                package queue;

                import java.util.ArrayDeque;

                /** Holds <em>threads</em> that wait. */
                public class WaitQueue {
                    public static final int MAX_WAIT = 16;
                    private final ArrayDeque<Object> threads = new ArrayDeque<>();

                    /** Waits for one. */
                    public void KeWaitForSingleObject(Object thread) {
                        threads.add(thread);
                    }

                    void useIt() {
                        KeWaitForSingleObject(this);
                    }
                %s}
                """
                        .formatted(fillers()));
        Path index = directory.resolve("queues.idx");
        var options =
                new CompileOptions(
                        List.of(directory.resolve("src")),
                        index,
                        Optional.of("queues"),
                        List.of(),
                        0,
                        1);
        Compilation.run(options, new Diagnostics(), Progress.NONE);
        try (CrossReference project = LuceneCrossReference.open(index)) {
            Site site = new Site(List.of(project), SiteOptions.STATIC);
            new SiteWriter(site, directory.resolve("site"), _ -> {}).write(2);
        }
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                                        .setArgs(
                                                List.of(
                                                        "--no-sandbox",
                                                        "--disable-quic",
                                                        "--disable-background-networking",
                                                        "--disable-component-update",
                                                        "--disable-sync",
                                                        "--no-first-run")));
    }

    private static String fillers() {
        StringBuilder fillers = new StringBuilder();
        for (int i = 0; i < FILLERS; i++)
            fillers.append("    void filler").append(i).append("() {}\n");
        return fillers.toString();
    }

    @AfterAll
    void stop() {
        playwright.close();
    }

    @BeforeEach
    void open_a_tab() {
        context = browser.newContext();
        page = context.newPage();
        problems.clear();
        page.onPageError(problems::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) problems.add(message.text());
        });
        page.onRequestFailed(request -> problems.add(request.url()));
    }

    @AfterEach
    void nothing_went_wrong() {
        context.close();
        assertEquals(List.of(), problems);
    }

    @Test
    void links_lead_from_the_start_page_to_a_definition() {
        open("index.html");
        page.locator(".projects h2 a").click();
        page.locator("main")
                .getByText("queue", new Locator.GetByTextOptions().setExact(true))
                .first()
                .click();
        page.locator(".members a", new Page.LocatorOptions().setHasText("WaitQueue")).click();
        assertThat(page.locator("h1")).hasText("WaitQueue");
        page.locator(".place a").first().click();
        assertThat(page).hasURL(Pattern.compile(".*WaitQueue\\.java\\.html#L6$"));
        assertThat(page.locator("li.at")).hasCount(1);
        page.locator("#L16 a").first().click();
        assertThat(page).hasURL(Pattern.compile(".*#L11$"));
        page.locator("#L11 a.d").click();
        assertThat(page).hasURL(Pattern.compile(".*symbol/queue\\.WaitQueue\\.html#KeWait.*"));
    }

    @Test
    void the_symbol_box_answers_camel_case_and_is_driven_by_keys() {
        open("queues/source/queue/WaitQueue.java.html");
        page.keyboard().press("/");
        page.keyboard().type("KWFSO");
        assertThat(page.locator(".box [role=option] .name").first())
                .hasText("KeWaitForSingleObject(Object)");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(page)
                .hasURL(
                        Pattern.compile(
                                ".*symbol/queue\\.WaitQueue\\.html#KeWaitForSingleObject.*"));
    }

    @Test
    void the_symbol_box_goes_away_on_escape() {
        open("queues/index.html");
        page.locator(".box input").fill("max_w");
        assertThat(page.locator(".box [role=option] .name").first()).hasText("MAX_WAIT");
        page.locator(".box input").press("Escape");
        assertThat(page.locator("#box-list")).isHidden();
    }

    @Test
    void a_filter_shows_what_matches_and_everything_again() {
        open("queues/functions.html");
        Locator rows = page.locator("ol.symbols li");
        assertThat(page.locator("h1 .count")).hasText("" + (FILLERS + 2));
        page.locator(".filter input").fill("singleobj");
        assertThat(rows).hasCount(1);
        assertThat(rows.first().locator("a")).hasText("KeWaitForSingleObject(Object)");
        page.locator(".filter input").fill("");
        assertThat(rows.nth(100)).isVisible();
        page.evaluate("scrollTo(0, document.body.scrollHeight)");
        assertThat(rows).hasCount(FILLERS + 2);
    }

    @Test
    void search_without_a_server_finds_symbols() {
        open("queues/index.html");
        page.locator(".box input").fill("WaitQ");
        page.locator(".box input").press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*search\\.html\\?q=WaitQ$"));
        assertThat(page.locator("ol.answers a").first()).hasText("WaitQueue");
    }

    @Test
    void a_click_on_a_line_number_points_at_it_and_shift_at_a_range() {
        open("queues/source/queue/WaitQueue.java.html");
        page.locator("#L10").click(new Locator.ClickOptions().setPosition(20, 8));
        assertThat(page).hasURL(Pattern.compile(".*#L10$"));
        page.locator("#L13")
                .click(
                        new Locator.ClickOptions()
                                .setPosition(20, 8)
                                .setModifiers(
                                        List.of(
                                                com.microsoft.playwright.options.KeyboardModifier
                                                        .SHIFT)));
        assertThat(page).hasURL(Pattern.compile(".*#L10-L13$"));
        assertThat(page.locator("li.at")).hasCount(4);
    }

    @Test
    void a_far_line_is_shown_with_its_number_and_none_is_lost_before_it() {
        open("queues/source/queue/WaitQueue.java.html#L350");
        assertThat(page.locator("#L350")).isInViewport();
        Number top =
                (Number)
                        page.evaluate(
                                "document.getElementById('L350').offsetTop + document.getElementById('L350').closest('ol').offsetTop - document.getElementById('L1').closest('ol').offsetTop");
        assertTrue(top.doubleValue() > 340 * 20, "line 350 stands at " + top);
    }

    @Test
    void all_occurrences_of_the_symbol_under_the_pointer_stand_out() {
        open("queues/source/queue/WaitQueue.java.html");
        page.locator("#L12 a", new Page.LocatorOptions().setHasText("threads")).hover();
        assertThat(page.locator("a.same")).hasCount(2);
        page.locator("#L16 a").first().hover();
        assertThat(page.locator("a.same")).hasCount(2);
        assertThat(page.locator("#L11 a.d")).hasClass(Pattern.compile(".*same.*"));
    }

    @Test
    void a_name_from_the_jdk_leads_to_its_documentation() {
        open("queues/source/queue/WaitQueue.java.html");
        assertThat(page.locator("#L12 a", new Page.LocatorOptions().setHasText("add")))
                .hasAttribute(
                        "href",
                        "https://docs.oracle.com/en/java/javase/25/docs/api/java.base/java/util/ArrayDeque.html#add(E)");
    }

    @Test
    void the_theme_switches_and_is_remembered() {
        open("index.html");
        page.locator("button.theme").click();
        String chosen = page.locator("html").getAttribute("data-theme");
        open("queues/index.html");
        assertThat(page.locator("html")).hasAttribute("data-theme", chosen);
    }

    @Test
    void no_page_is_wider_than_a_phone() {
        page.setViewportSize(390, 800);
        for (String path :
                List.of(
                        "index.html",
                        "queues/index.html",
                        "queues/functions.html",
                        "queues/search.html",
                        "queues/package/queue.html",
                        "queues/source/queue/index.html",
                        "queues/source/queue/WaitQueue.java.html",
                        "queues/symbol/queue.WaitQueue.html")) {
            open(path);
            assertEquals(
                    true,
                    page.evaluate("document.documentElement.scrollWidth <= innerWidth"),
                    path);
        }
    }

    private void open(String path) {
        int hash = path.indexOf('#');
        String file = hash < 0 ? path : path.substring(0, hash);
        String anchor = hash < 0 ? "" : path.substring(hash);
        page.navigate(directory.resolve("site").resolve(file).toUri() + anchor);
    }
}
