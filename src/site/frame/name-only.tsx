/** The top of a page without the frame of the site: the publication's name alone. */
export const NameOnly = ({ name }: { name: string }) => (
  <header class="top">
    <div class="mast">
      <a class="name" href="/">
        {name}
      </a>
    </div>
  </header>
)
