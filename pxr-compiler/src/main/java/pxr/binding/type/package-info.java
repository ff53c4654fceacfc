/// Types, the symbols that declare them, and the relations between types that JLS 4, 5 and 18
/// define.
///
/// A [Type] is a value: two parameterizations of a class with the same arguments are equal. A
/// [TypeSymbol] is an identity: one per class, whether it comes from a source or from a class file,
/// and what it tells of itself (supertypes, members) is found out when first asked. Nothing here
/// knows syntax, files or scopes.
///
/// The one relation that everything rests on is [Subtyping]. Where an [InferenceVariable] takes
/// part, asking whether the relation holds adds the bound that makes it hold (JLS 18.2), so
/// inference is the same code as checking.
///
/// Where a class is missing its type is an [UnknownType], which is compatible with every other:
/// what is not known never rules anything out.
///
/// Begin with [Type] and [Types].
@NullMarked
package pxr.binding.type;

import org.jspecify.annotations.NullMarked;
