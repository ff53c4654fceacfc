package nt.ob;

import nt.ke.KProcessorMode;
import org.jspecify.annotations.Nullable;

/// What a parse method is told: what is looked for and how far the lookup has come.
///
/// @param objectType of what is looked for; null: any
/// @param attributes `OBJ_` bits of [ObjectAttributes]
/// @param completeName all of it
/// @param remainingName what follows the object that parses; empty or beginning with `\`, unless
///   that object is the root directory of the lookup
/// @param context for the method, from who began the lookup
public record ParseRequest(
        @Nullable ObjectType<?> objectType,
        int desiredAccess,
        KProcessorMode accessMode,
        int attributes,
        String completeName,
        String remainingName,
        @Nullable Object context) {}
