/// Binding: which declaration every identifier stands for, as javac would decide it, from sources
/// and class files alone.
///
/// [Binder] runs the passes and draws them. What each knows:
///
/// - **declare** turns each file into [DeclaredUnit]: its scope and the symbols of its types with
///   their members. Nothing is resolved, so files may be declared in any order and at once.
/// - **headers** ([SourceType#declareHeader]) finds every type's supertypes, one after the other,
///   because one type's header may need another's.
/// - **bind** ([BindNames]) walks headers and bodies of one file with [Bodies] and its parts, each
///   a chapter of the language: [Names] (JLS 6.5), [Calls] and [Overloads] (15.12), [Lambdas]
///   (15.27), [Inference] (18), [Patterns] and [Conditions] (6.3.1), and so on. Types of members
///   are found out when they are first needed; doing so twice gives the same, so no locks are
///   needed.
/// - **comments** ([Comments]) are bound like code, by the rules that javac's DocTrees have
///   ([DocNames], [DocMembers]).
/// - **relate** ([Relations]) says which methods override which.
///
/// **Scopes** ([Scope]) are linked from the inside out. **Unknown** types fit everywhere: what is
/// missing costs the one name that needed it. **Lambdas** are bound when their parameters' types
/// are known, and more than once if need be; the last time counts ([Marks]).
///
/// **Again.** [Rebinding] binds a few files of a program that was bound before: the others are
/// there as [pxr.binding.header.StoredType]s. What a file asks other files' classes is recorded
/// ([pxr.binding.type.LookupLog]), for it is bound anew when an answer changes; so every way to ask
/// a class something reports there.
///
/// Nothing outside this package sees its symbols: it hands out [pxr.symbol.FileFacts].
@NullMarked
package pxr.binding;

import org.jspecify.annotations.NullMarked;
