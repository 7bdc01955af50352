" Waits for what the server says of an open policy and of its events, and writes it to the file that SEEN names.
function! s:messages()
  let waited = 0
  while waited < 400 && empty(ale#engine#GetLoclist(bufnr('')))
    sleep 50m
    let waited += 1
  endwhile
  return map(copy(ale#engine#GetLoclist(bufnr(''))), {_, item -> item.text})
endfunction

let s:seen = {'policy': s:messages()}
edit! sentry.events.ndjson
let s:seen.events = s:messages()
call writefile([json_encode(s:seen)], $SEEN)
qall!
