package pxr.render.path;

import java.util.Arrays;
import java.util.Optional;

/** The lists in which a project's symbols are found by name. */
public enum Category {
    FUNCTIONS("functions"),
    TYPES("types"),
    CONSTANTS("constants"),
    FIELDS("fields");

    private final String label;

    Category(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public String fileName() {
        return label + SitePath.SUFFIX;
    }

    static Optional<Category> ofFileName(String fileName) {
        return Arrays.stream(values()).filter(c -> c.fileName().equals(fileName)).findFirst();
    }
}
