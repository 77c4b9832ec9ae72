/** The configuration of nginx for a copy. */

/** @param folder the complete path of the export */
export function nginxConfiguration(folder: string, siteUrl: string): string {
  const path = (name: string) => `"${`${folder}/${name}`.replace(/["\\$]/g, '\\$&')}"`
  return `# Serves the copy of ${siteUrl}. Include this file in the http block of nginx, and add your certificate.
map_hash_max_size 1048576;
map_hash_bucket_size 1024;
map $uri $bare {
  default $uri;
  "~^(?<without>/.+)/$" $without;
}
map $bare $moved {
  default "";
  include ${path('redirects.map')};
}
map $request_uri $moved_query {
  default "";
  include ${path('redirects-with-parameters.map')};
}
server {
  listen 80;
  server_name ${new URL(siteUrl).hostname};
  root ${path('site')};
  charset utf-8;
  charset_types text/css text/plain text/xml application/javascript application/json application/xml application/rss+xml application/atom+xml;
  gzip on;
  gzip_types text/css application/javascript application/json application/xml application/rss+xml application/atom+xml image/svg+xml;
  error_page 404 410 /404.html;
  absolute_redirect off;
  location / {
    if ($moved = gone) { return 410; }
    if ($moved) { return 301 $moved; }
    if ($moved_query) { return 301 $moved_query; }
    if ($arg_before ~ "^[0-9]+$") { rewrite "^(.*?)/?$" $1/before-$arg_before/? permanent; }
    try_files $uri $uri/index.html =404;
  }
  location = /404.html { internal; }
  location /assets/ { expires 1y; }
  location /media/ { expires 1y; }
}
`
}
