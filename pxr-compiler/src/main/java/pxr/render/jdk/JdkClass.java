package pxr.render.jdk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.InnerClassInfo;
import java.lang.constant.ClassDesc;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A public or protected class of the JDK: the anchors of its documented members.
///
/// @param anchors by what stands behind `#` in the member's id
record JdkClass(Map<String, String> anchors) {

    Optional<String> anchor(String member) {
        return Optional.ofNullable(anchors.get(member));
    }

    /** Empty when there is no such class or the documentation leaves it out. */
    static Optional<JdkClass> read(String module, String binaryName) {
        Path file =
                FileSystems.getFileSystem(URI.create("jrt:/"))
                        .getPath("modules", module, binaryName.replace('.', '/') + ".class");
        try {
            byte[] bytes = Files.readAllBytes(file);
            ClassModel model = ClassFile.of().parse(bytes);
            return isDocumented(model) ? Optional.of(of(model)) : Optional.empty();
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static JdkClass of(ClassModel model) {
        Map<String, String> anchors = new LinkedHashMap<>();
        for (FieldModel field : model.fields()) {
            String name = field.fieldName().stringValue();
            if (isDocumented(field.flags().flagsMask())) anchors.put(name, name);
        }
        for (MethodModel method : model.methods()) {
            if (isDocumented(method.flags().flagsMask())) {
                anchors.put(MethodAnchor.memberId(method), MethodAnchor.of(method));
            }
        }
        return new JdkClass(anchors);
    }

    private static boolean isDocumented(ClassModel model) {
        ClassDesc self = model.thisClass().asSymbol();
        for (InnerClassInfo info :
                model.findAttribute(Attributes.innerClasses())
                        .map(a -> a.classes())
                        .orElse(List.of())) {
            if (info.innerClass().asSymbol().equals(self)) return isDocumented(info.flagsMask());
        }
        return isDocumented(model.flags().flagsMask());
    }

    private static boolean isDocumented(int flags) {
        return (flags & (ClassFile.ACC_PUBLIC | ClassFile.ACC_PROTECTED)) != 0
                && (flags & ClassFile.ACC_SYNTHETIC) == 0;
    }
}
