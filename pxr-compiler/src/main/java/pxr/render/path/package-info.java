/// Where pages are: the paths of a site, both ways.
///
/// A page's path is its URL below the site's root and, in a static site, its file name. One
/// spelling serves both because [PathName] writes every name with characters that need no escape in
/// a URL and are allowed on every file system. The paths are pure functions of the project and of
/// the file or symbol: a link can be written without asking the index whether its target exists.
///
/// ```
/// guava/index.html                                               the project
/// guava/functions.html                                           a category
/// guava/source/com/google/common/base/index.html                 a directory
/// guava/source/com/google/common/base/Joiner.java.html#L40       a line
/// guava/package/com.google.common.base.html                      a package
/// guava/symbol/com.google.common.base.Joiner.html                a type
/// guava/symbol/com.google.common.base.Joiner/on(char).html       a member
/// guava/uses/com.google.common.base.Joiner/on(char).html         all its uses
/// ```
///
/// Packages have a folder of their own because `search` and `Search` would be one file on some file
/// systems. Begin with [SitePath].
@NullMarked
package pxr.render.path;

import org.jspecify.annotations.NullMarked;
