package trace.weave;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import trace.RecordedLog;
import trace.Traced;

/// The names of a woven kernel's constants: those of its enums, and those that a class of values
/// declares of itself. Read from the classes when first asked for.
public final class ValueNames {

    private final WeavingClassLoader loader;
    private final Map<String, Map<Long, String>> namesByType = new ConcurrentHashMap<>();

    public ValueNames(WeavingClassLoader loader) {
        this.loader = loader;
    }

    /** The name of the constant of that type with that word; empty if the type has none. */
    public String nameOf(long word, String type) {
        Map<Long, String> names = namesByType.computeIfAbsent(type, this::constantsOf);
        String name = names.get(word);
        if (name != null) {
            return name;
        }
        return names.isEmpty() ? "" : RecordedLog.number(word);
    }

    private Map<Long, String> constantsOf(String type) {
        var names = new HashMap<Long, String>();
        if (!WovenImage.isWoven(type)) {
            return names;
        }
        try {
            Class<?> woven = loader.loadClass(type);
            Object @Nullable [] constants = woven.getEnumConstants();
            if (constants != null) {
                for (Object constant : constants) {
                    names.put((long) ((Enum<?>) constant).ordinal(), constant.toString());
                }
            } else if (Traced.class.isAssignableFrom(woven)) {
                for (Field field : woven.getDeclaredFields()) {
                    if (Modifier.isPublic(field.getModifiers())
                            && Modifier.isStatic(field.getModifiers())
                            && field.getType() == woven) {
                        Traced value = (Traced) field.get(null);
                        names.put(value.traceWord(), field.getName());
                    }
                }
            }
        } catch (ClassNotFoundException | IllegalAccessException _) {
            return names; // a type that has no names
        }
        return names;
    }
}
