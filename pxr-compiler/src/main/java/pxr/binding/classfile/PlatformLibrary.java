package pxr.binding.classfile;

import org.jspecify.annotations.Nullable;

/** The classes of a Java platform. */
interface PlatformLibrary extends ClassContainer {

    /** The declaration of a module of the platform, or null. */
    byte @Nullable [] moduleInfo(String module);
}
