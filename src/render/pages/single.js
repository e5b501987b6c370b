(()=>{const q=document.getElementById("q"),n=document.getElementById("n"),m=document.querySelector("main");if(!q||!n||!m)return;let all;document.querySelector(".search").hidden=false;
const seek=()=>{all=all||[...document.querySelectorAll(".f")].map(e=>[e,e.textContent.toLowerCase()]);const w=q.value.toLowerCase().split(/\s+/).filter(Boolean),of=[...document.querySelectorAll(".of")];
m.classList.toggle("seek",w.length>0);for(const e of of)e.classList.remove("out");for(const [e] of all)e.classList.remove("out");
const there=all.map(([e])=>e.checkVisibility());let k=0,t=0;all.forEach(([e,text],at)=>{const is=w.every(x=>text.includes(x));e.classList.toggle("out",!is);if(there[at]){t++;if(is)k++}});
if(w.length){const kept=of.map(e=>[...e.querySelectorAll(".f:not(.out)")].some(f=>f.checkVisibility()));of.forEach((e,at)=>e.classList.toggle("out",!kept[at]))}
n.textContent=w.length?n.dataset.label+" "+k+" / "+t:""};
q.addEventListener("input",seek);m.addEventListener("change",e=>{if(e.target!==q&&q.value)seek()})})()
