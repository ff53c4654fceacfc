package nt.hal;

import java.util.function.Consumer;

/// The screen that the system has before there are windows: text that nobody erases.
///
/// @model A roll of paper rather than a screen of 80 by 50 characters.
public final class Display {

    /** What is kept of the text; the oldest goes first. */
    private static final int KEPT = 1 << 20;

    private final StringBuilder text = new StringBuilder();
    private Consumer<String> reader = shown -> {};

    /** Has someone outside told of what is shown from now on. */
    public void connect(Consumer<String> newReader) {
        reader = newReader;
    }

    /// @source https://github.com/reactos/reactos `hal/halx86/generic/display.c`
    public void HalDisplayString(String shown) {
        text.append(shown);
        if (text.length() > KEPT) {
            text.delete(0, text.length() - KEPT);
        }
        reader.accept(shown);
    }

    /** All that has been shown. */
    public String text() {
        return text.toString();
    }
}
