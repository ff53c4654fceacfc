/// The proof of binding: javac says what every identifier means, and the binder must say the same.
///
/// [pxr.oracle.JavacTruth] attributes sources with the JDK's own compiler, in this process, and
/// writes down for each identifier token what it does and what it stands for, in the terms of
/// [pxr.symbol]. [pxr.oracle.BindingDifference] holds against it what [pxr.binding.Binder] found.
/// Two bodies of source are compared so:
///
/// - `testdata/CASE/`: one small case per rule of the language, to be read beside the Java Language
///   Specification. What must come out stands in comments (see [pxr.oracle.Expectation]), so each
///   case is checked three ways: comment, javac, binder. What the binder cannot do yet is listed in
///   `testdata/known-differences.txt`; a listed difference that is gone fails the test as well.
/// - whole projects, in which rules meet in ways nobody thought of: this one, guava and
///   commons-lang3. `testdata/floors.txt` holds the share of right answers reached, which only
///   rises.
///
/// What doc comments refer to is held against `DocTrees` in the same way
/// ([pxr.oracle.CommentScanner], [pxr.oracle.CommentDifference]); there every name must agree, but
/// for what `testdata/comment-differences.txt` lists.
///
/// The values of constant variables are compared by [pxr.oracle.ConstantDifference].
///
/// How the truth is found: trees are trusted for meaning, never for position. javac's trees hold
/// what the compiler made up (default constructors, `value =`, inferred types) and misplace some
/// names, so a name counts only where javac's lexer has a token that reads the same. The other way
/// round, each identifier token must be accounted for, or be one of the words that are keywords
/// only in places; `JavacTruthTest` sees to both.
///
/// Begin reading at [pxr.oracle.JavacTruth#of]. The scanners form one chain, each for one part of
/// the grammar: [pxr.oracle.TokenScanner] finds tokens, [pxr.oracle.ExpressionScanner],
/// [pxr.oracle.DeclarationScanner] and [pxr.oracle.UnitScanner] say what they mean.
@NullMarked
package pxr.oracle;

import org.jspecify.annotations.NullMarked;
