package pxr.binding.classfile;

import java.lang.module.ModuleDescriptor;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.stream.Collectors;

/// What a module gives to those that read it.
///
/// @param exported the packages that it exports to all
/// @param transitive the modules that its readers read too
public record ModuleDescription(String name, Set<String> exported, Set<String> transitive) {

    static ModuleDescription read(byte[] moduleInfo) {
        ModuleDescriptor descriptor = ModuleDescriptor.read(ByteBuffer.wrap(moduleInfo));
        return new ModuleDescription(
                descriptor.name(),
                descriptor.exports().stream()
                        .filter(e -> !e.isQualified())
                        .map(ModuleDescriptor.Exports::source)
                        .collect(Collectors.toSet()),
                descriptor.requires().stream()
                        .filter(r ->
                                r.modifiers()
                                        .contains(ModuleDescriptor.Requires.Modifier.TRANSITIVE))
                        .map(ModuleDescriptor.Requires::name)
                        .collect(Collectors.toSet()));
    }
}
