/// What the server answers: one class per resource, in front of them the handlers that every
/// request passes.
///
/// A request meets them in this order, and the order has reasons:
///
/// 1. [SecurityHeaders] comes first, so that refusals and errors carry the headers too.
/// 2. [RequestGuard] refuses foreign hosts, other methods than GET and HEAD, and paths that no page
///    has, before anything is looked up.
/// 3. [Library#refresh] takes up what `pxr compile` has committed since the last request, so that
///    one request sees one commit.
/// 4. [LiveRoute], [SymbolsRoute] and [SearchRoute] have fixed paths, which would otherwise be
///    taken for pages of a project called `api`.
/// 5. [PageRoute] takes the paths left that end as those of pages do, `GET /` included, and
///    [AssetRoute] all others; what they do not know is not found.
/// 6. [Errors] turns whatever went wrong into a page or, below `/api/`, into JSON. It is last, for
///    it has to see what all the others threw.
///
/// Handlers run on virtual threads and may block. A live stream holds one for as long as its reader
/// stays; it reads the trace log and nothing waits for it.
@NullMarked
package server.route;

import org.jspecify.annotations.NullMarked;
