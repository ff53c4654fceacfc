package trace.weave;

import java.lang.reflect.InvocationTargetException;
import trace.Recorder;

/// Loads the woven classes itself, and leaves all others to its parent. All that it loads writes to
/// one recorder.
public final class WeavingClassLoader extends ClassLoader {

    private final WovenImage image;
    private final Recorder recorder;

    public WeavingClassLoader(WovenImage image, Recorder recorder) {
        super("woven kernel", WeavingClassLoader.class.getClassLoader());
        this.image = image;
        this.recorder = recorder;
    }

    Recorder recorder() {
        return recorder;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!WovenImage.isWoven(name)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            byte[] bytes = image.classFile(name);
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }
    }

    /// Makes an object of a woven class by its constructor without parameters.
    ///
    /// @param shared the type as which the outside knows it
    public <T> T instantiate(String name, Class<T> shared) {
        try {
            return shared.cast(loadClass(name).getConstructor().newInstance());
        } catch (ClassNotFoundException
                | NoSuchMethodException
                | InstantiationException
                | IllegalAccessException
                | InvocationTargetException e) {
            throw new IllegalArgumentException("not a woven " + shared.getName() + ": " + name, e);
        }
    }
}
