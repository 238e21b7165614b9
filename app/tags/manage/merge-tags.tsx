import { Form, Link } from "@remix-run/react";

interface MergeTagsProps {
  tagId: string;
  name?: string;
  into: string;
}

/** Asks once whether two tags are to be one. */
export function MergeTags({ tagId, name, into }: MergeTagsProps) {
  return (
    <Form method="post" className="alert">
      <p>
        There is a tag “{into}” already. Merge “{name}” into it?
      </p>
      <input type="hidden" name="tagId" value={tagId} />
      <input type="hidden" name="name" value={into} />
      <button className="button" name="intent" value="merge-tag">
        Merge
      </button>
      <Link className="quiet" to="/tags">
        Keep both
      </Link>
    </Form>
  );
}
