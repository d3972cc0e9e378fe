/** The first stop of the Tab key: past the navigation to what the page is about (`id="content"`). */
export function SkipLink() {
  return (
    <a
      href="#content"
      class="sr-only z-50 focus-visible:not-sr-only focus-visible:fixed focus-visible:top-2 focus-visible:left-2 focus-visible:rounded-control focus-visible:bg-surface focus-visible:px-3 focus-visible:py-2 focus-visible:shadow-float"
    >
      Skip to the content
    </a>
  );
}
